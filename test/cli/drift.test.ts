import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { bundledNames } from '../../src/commands/open-spec.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-drift-'));
const extensions: Readonly<Record<string, string>> = { kibamail: 'txt', aiderx: 'txt' };

function pagePath(name: string): string {
  return `specs/pages/${name}.${extensions[name] ?? 'md'}`;
}

function changed(name: string, from: string | RegExp, to: string): string {
  const path = join(folder, `${name}.txt`);
  const text = readFileSync(pagePath(name), 'utf8');
  writeFileSync(path, text.replace(from, to));
  return path;
}

test.each(bundledNames)('the page of %s has not drifted from its document', async (name) => {
  expect(await runTally(['drift', pagePath(name), '--against', name])).toMatchObject({
    exitCode: 0,
    err: '',
  });
});

test.each([
  ['a limit', 'kibamail', 'Max length: 500', 'Max length: 400', /`maxLength` 500 → 400/],
  ['a field', 'kibamail', /^namestringI/m, 'labelstringI', /property `name` removed/],
  ['a required flag', 'kibamail', /^segmentIdstringrequired/m, 'segmentIdinteger', /segmentId/],
  ['a status', 'kibamail', /^200The/m, '202The', /success-response-removed/],
  ['the path', 'kibamail', 'PUT /v1/segments/', 'PUT /v2/segments/', /operation-removed/],
])('%s that changed on a page is drift', async (_name, page, from, to, said) => {
  const path = changed(page, from, to);
  const { exitCode, out } = await runTally(['drift', path, '--against', page]);
  expect(exitCode).toBe(1);
  expect(out).toMatch(said);
});

test('what is gone from a page is told at the line of what held it', async () => {
  const path = changed('kibamail', /^namestringI/m, 'labelstringI');
  const { out } = await runTally(['drift', path, '--against', 'kibamail', '--format', 'json']);
  const removed = JSON.parse(out).changes.filter(({ message }: { message: string }) =>
    /`name` removed/.test(message),
  );
  expect(removed).toMatchObject([{ old: { path: expect.stringContaining('kibamail.yaml') }, new: { path } }]);
});

const rendered = [
  ...[
    'PUT',
    '/',
    'things',
    'Change a thing',
    '',
    'Body',
    '',
    'application/json',
    'owner',
    'object',
    'required',
    '',
  ],
  ...[
    'Whose it is',
    '',
    'note',
    'required',
    '',
    'Response',
    '',
    '200 - application/json',
    '',
    'Fine',
    '',
    'A thing',
  ],
];
const written = `openapi: 3.1.0
info: { title: Things, version: '1' }
paths:
  /things:
    put:
      operationId: putThing
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              additionalProperties: false
              required: [owner, note]
              properties:
                owner: { type: object, properties: { id: { type: string } } }
                note: { type: [string, 'null'], maxLength: 9 }
      responses:
        '200':
          description: Fine
          headers: { X-Left: { schema: { type: integer } } }
          content:
            application/json:
              schema: { type: object, required: [id], properties: { id: { type: string } } }
        '401': { description: No }
`;

test('what a rendered page cannot show, or does not unfold, is no drift; what it shows is', async () => {
  const spec = join(folder, 'written.yaml');
  const page = join(folder, 'rendered.txt');
  writeFileSync(spec, written);
  writeFileSync(page, rendered.join('\n'));
  expect(await runTally(['drift', page, '--against', spec])).toMatchObject({ exitCode: 0 });
  writeFileSync(page, rendered.join('\n').replace('note\n', 'remark\n').replace('200 -', '201 -'));
  const { out } = await runTally(['drift', page, '--against', spec, '--format', 'json']);
  expect(JSON.parse(out).changes.map(({ code }: { code: string }) => code)).toEqual([
    'required-request-property-added',
    'request-property-removed',
    'response-added',
  ]);
});

test('what a page does not state is no drift', async () => {
  const spec = join(folder, 'full.yaml');
  const text = readFileSync('specs/kibamail.yaml', 'utf8');
  const servers = "servers: [{ url: 'https://kibamail.com/api' }]\nsecurity: [{ key: [] }]\n";
  writeFileSync(
    spec,
    text
      .replace('paths:\n', `${servers}paths:\n  /other:\n    get:\n      responses: {}\n`)
      .replace('components:\n', 'components:\n  securitySchemes:\n    key: { type: http, scheme: bearer }\n'),
  );
  expect(await runTally(['drift', pagePath('kibamail'), '--against', spec])).toMatchObject({ exitCode: 0 });
});

test('drift as JSON counts what changed, each with its line on the page', async () => {
  const path = changed('kibamail', 'Max length: 500', 'Max length: 400');
  const { out } = await runTally(['drift', path, '--against', 'kibamail', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({
    summary: { breaking: 1 },
    changes: [{ code: 'request-limit-tightened', new: { path, line: 23 } }],
  });
});

test('a difference that is known is told with its reason and is no drift; what no longer excuses anything is told', async () => {
  const page = changed('kibamail', 'Max length: 500', 'Max length: 400');
  const allow = join(folder, 'known.yaml');
  const known =
    '{code: request-limit-tightened, operation: "PUT /v1/segments/{segmentId}", reason: they promised 500}';
  writeFileSync(
    allow,
    `[${known}, {code: server-removed, reason: r}, {code: server-added, reason: r, until: 2020-01-01}]`,
  );
  const { exitCode, out, err } = await runTally(['drift', page, '--against', 'kibamail', '--allow', allow]);
  expect([exitCode, out]).toEqual([0, expect.stringContaining('(they promised 500)')]);
  expect(err).toBe(
    'The allowance of server-added ended on 2020-01-01.\nNothing needs the allowance of server-removed any more.\n',
  );
  writeFileSync(allow, '[{code: request-limit-tightened, reason: r, until: 2020-01-01}]');
  expect(await runTally(['drift', page, '--against', 'kibamail', '--allow', allow])).toMatchObject({
    exitCode: 1,
  });
});

test.each([
  ['a page that cannot be read', ['CONTRIBUTING.md', '--against', 'kibamail'], /page-without-operation/],
  ['a page that is not there', ['nowhere.md', '--against', 'kibamail'], /Cannot read nowhere\.md/],
  ['no document', ['specs/pages/kibamail.txt', '--against', 'nowhere.yaml'], /Cannot read nowhere\.yaml/],
])('%s makes the exit code 2', async (_name, args, said) => {
  const { exitCode, err } = await runTally(['drift', ...args]);
  expect(exitCode).toBe(2);
  expect(err).toMatch(said);
});
