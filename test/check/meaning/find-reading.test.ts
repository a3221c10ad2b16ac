import { expect, test } from '@jest/globals';
import { findReading } from '../../../src/check/meaning/find-reading.js';
import { resourceIn } from '../../../src/check/meaning/resource-in.js';
import { apiOf, operationOf } from '../../openapi/load-text.js';

/** A writing operation with a GET beside it, and the GET of another path. */
const paths = (writing: string, other = '/other') => {
  const [method = '', path = ''] = writing.split(' ');
  return `openapi: 3.1.0\npaths:\n  ${path}: {${method}: {operationId: writing}, get: {}}\n  ${other}: {get: {}}`;
};

test.each<[string, [string, string?], boolean, unknown]>([
  ['of the same path', ['patch /a/{id}'], false, { path: '/a/{id}', shows: 'item' }],
  ['of a singleton', ['put /settings'], false, { path: '/settings', shows: 'item' }],
  [
    'below, for what is created',
    ['post /a', '/a/{id}'],
    false,
    { path: '/a/{id}', shows: 'item', idParameter: 'id' },
  ],
  [
    'below, for an id in the body',
    ['patch /a', '/a/{key}'],
    true,
    { path: '/a/{key}', shows: 'item', idParameter: 'key' },
  ],
  ['of the collection, for an id in the body', ['patch /a'], true, { path: '/a', shows: 'collection' }],
])('what is written is read by the GET %s', (_what, written, hasBodyId, expected) => {
  const api = apiOf(paths(...written));
  const reading = findReading(api, operationOf(api, 'writing'), hasBodyId);
  const { operation, ...rest } = reading ?? {};
  expect({ path: operation?.path, ...rest }).toEqual(expected);
});

test('the collection shows an item that has no GET of its own, whatever its parameters are called', () => {
  const api = apiOf(`openapi: 3.1.0
paths:
  /a/{aId}/b: {get: {operationId: list}}
  /a/{id}/b/{bId}: {patch: {operationId: writing}}
`);
  expect(findReading(api, operationOf(api, 'writing'), false)).toMatchObject({
    operation: { id: 'list' },
    shows: 'collection',
  });
});

test('nothing reads what only an action does', () => {
  const api = apiOf(
    "openapi: 3.1.0\npaths: {'/a/{id}/run': {post: {operationId: writing}}, '/a/{id}': {get: {}}}",
  );
  expect(findReading(api, operationOf(api, 'writing'), false)).toBeUndefined();
});

test.each<[string, unknown, unknown]>([
  ['the object itself', { name: 'a', owner: { name: 'b' } }, ['', { name: 'a', owner: { name: 'b' } }]],
  [
    'the one object in an envelope',
    { ok: true, data: { id: 1, name: 'a' } },
    ['/data', { id: 1, name: 'a' }],
  ],
  [
    'no one of several objects',
    { a: { name: 'a' }, b: { name: 'b' } },
    ['', { a: { name: 'a' }, b: { name: 'b' } }],
  ],
  ['nothing inside what has an id', { id: 1, owner: { name: 'b' } }, ['', { id: 1, owner: { name: 'b' } }]],
  ['nothing in a list', [{ name: 'a' }], undefined],
])('a resource is %s', (_what, answer, expected) => {
  const shown = resourceIn(answer, new Set(['name']));
  expect(shown && [shown.pointer, shown.fields]).toEqual(expected);
});
