import { expect, test } from '@jest/globals';
import { mergeDrafts } from '../../src/pages/merge-drafts.js';
import { valueAt } from '../../src/source/json-pointer.js';
import { linesOf, pageOf } from '../../src/source/source-map.js';
import { fencedPage, gluedPage } from './page-fixtures.js';
import { draftOf } from './read-draft.js';

function document(path: string, options: { size?: string; server?: string; word?: string } = {}): string {
  const { size = 'integer', server = 'https://a.example.org', word = 'A thing' } = options;
  return `openapi: 3.1.0
info: { title: Things, version: 1.0.0 }
servers: [{ url: '${server}' }]
paths:
  ${path}:
    get:
      responses:
        '200':
          description: Fine
          content: { application/json: { schema: { $ref: '#/components/schemas/Thing' } } }
components:
  schemas:
    Thing:
      description: ${word}
      properties:
        size: { type: ${size} }`;
}

function pageOn(name: string, path: string, options?: Parameters<typeof document>[1]) {
  const page = { ...fencedPage(document(path, options), `get ${path}`), path: `docs/${name}.md` };
  return { page, draft: draftOf(page) };
}

test('equal components are shared and operations stand side by side', () => {
  const merged = mergeDrafts([pageOn('one', '/a'), pageOn('two', '/b')]);
  expect(merged.conflicts).toEqual([]);
  expect(merged.document).toMatchObject({
    servers: [{ url: 'https://a.example.org' }],
    paths: { '/a': { get: {} }, '/b': { get: {} } },
    components: { schemas: { Thing: { properties: { size: { type: 'integer' } } } } },
  });
});

test('each part has its place on the page that it was taken from', () => {
  const { sourceMap } = mergeDrafts([pageOn('one', '/a'), pageOn('two', '/b')]);
  const places = ['/paths/~1a/get', '/paths/~1b/get', '/components/schemas/Thing'].map((pointer) => [
    pageOf(sourceMap, pointer),
    linesOf(sourceMap, pointer)?.[0],
  ]);
  expect(places).toEqual([
    ['one.md', 11],
    ['two.md', 11],
    ['one.md', 18],
  ]);
});

test('each part of a component that two pages describe differently is a conflict with both places', () => {
  const { conflicts, document: made } = mergeDrafts([
    pageOn('one', '/a'),
    pageOn('two', '/b', { size: 'string', word: 'Another' }),
  ]);
  expect(conflicts).toEqual([
    expect.objectContaining({ severity: 'warning', message: expect.stringContaining('"Another"') }),
    expect.objectContaining({
      code: 'page-conflict',
      severity: 'error',
      message: 'The page says "string" where docs/one.md:21 says "integer".',
      place: expect.objectContaining({
        pointer: '/components/schemas/Thing/properties/size/type',
        source: expect.objectContaining({ path: 'docs/two.md' }),
      }),
    }),
  ]);
  expect(made['x-conflicts']).toHaveLength(2);
});

test('other words about the same thing are a warning', () => {
  const { conflicts } = mergeDrafts([pageOn('one', '/a'), pageOn('two', '/b', { word: 'Another' })]);
  expect(conflicts.map(({ severity }) => severity)).toEqual(['warning']);
});

test('an operation that two pages describe differently is a conflict', () => {
  const other = gluedPage(['Response', '200Fine', 'sizestring'], 'GET /v1/aReads.');
  const same = gluedPage(['Response', '200Fine', 'sizeinteger'], 'GET /v1/aReads.');
  const { conflicts } = mergeDrafts([
    { page: same, draft: draftOf(same) },
    { page: other, draft: draftOf(other) },
  ]);
  expect(conflicts.map(({ message }) => message)).toEqual([
    'The page says "string" where docs/thing.txt:7 says "integer".',
  ]);
});

test('servers that differ stand on the operations', () => {
  const { document: made, conflicts } = mergeDrafts([
    pageOn('one', '/a'),
    pageOn('two', '/b', { server: 'https://b.example.org' }),
  ]);
  expect(conflicts).toEqual([]);
  expect([valueAt(made, '/servers'), valueAt(made, '/paths/~1b/get/servers')]).toEqual([
    undefined,
    [{ url: 'https://b.example.org' }],
  ]);
});

test('pages written in different versions of OpenAPI do not go together', () => {
  const old = { ...fencedPage(document('/b').replace('3.1.0', '3.0.3'), 'get /b'), path: 'docs/old.md' };
  const { conflicts } = mergeDrafts([pageOn('one', '/a'), { page: old, draft: draftOf(old) }]);
  expect(conflicts[0]?.message).toMatch(/^The page is written in OpenAPI 3\.0, docs\/one\.md in 3\.1/);
});

test('a title that a page prints stands before those that are inferred', () => {
  const glued = gluedPage(['Response', '200Fine', 'idstring']);
  const merged = mergeDrafts([{ page: glued, draft: draftOf(glued) }, pageOn('one', '/a')]);
  expect(merged.document.info).toEqual({ title: 'Things', version: '1.0.0' });
  expect(merged.conflicts).toEqual([]);
});

test('a part that is empty on one page and described on another is a conflict', () => {
  const hollow = {
    ...fencedPage(`${document('/a').split('components:')[0]}components:`, 'get /a'),
    path: 'docs/one.md',
  };
  const { conflicts } = mergeDrafts([{ page: hollow, draft: draftOf(hollow) }, pageOn('two', '/b')]);
  expect(conflicts).toMatchObject([{ code: 'page-conflict', place: { pointer: '/components' } }]);
});
