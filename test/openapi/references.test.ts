import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { loadApi } from '../../src/openapi/load-api.js';
import { readTextFile } from '../../src/source/read-file.js';
import { apiOf, bodySchema, brief, operationOf, thingDocument } from './load-text.js';

describe('a reference', () => {
  test('is followed through components, chains and escapes', () => {
    const api = apiOf(
      thingDocument({
        body: "{$ref: '#/components/requestBodies/a~1b~0c'}",
        components: `requestBodies:
    a/b~c: {$ref: '#/components/requestBodies/sp%20ace'}
    'sp ace': {required: true, content: {text/plain: {}}}`,
      }),
    );
    expect(operationOf(api).requestBody).toMatchObject({ required: true });
    expect(api.diagnostics).toEqual([]);
  });

  test('reaches files under the folder, from each file by its own place', () => {
    const api = apiOf(
      "openapi: 3.1.0\npaths: {/a: {$ref: 'parts/paths.yaml#/a'}, /b: {get: {responses: {'200': {$ref: './parts/deep/..%2F..%2Fparts/ok.json'}}}}}",
      {
        'parts/paths.yaml':
          "a: {get: {responses: {'200': {$ref: 'ok.json'}, '404': {$ref: '../openapi.yaml#/paths/~1b/get/responses/200'}}}}",
        'parts/ok.json': '{"description":"fine"}',
      },
    );
    expect(api.diagnostics).toEqual([]);
    expect(
      api.operations.map(({ id, responses }) => [id, responses.map(({ description }) => description)]),
    ).toEqual([
      ['GET /a', ['fine', 'fine']],
      ['GET /b', ['fine']],
    ]);
    expect(operationOf(api, 'GET /a').node.file.source.path).toBe('api/parts/paths.yaml');
  });

  test('to a file whose name starts with two dots stays in the folder', () => {
    expect(
      apiOf("openapi: 3.1.0\npaths: {/a: {$ref: '..a.yaml'}}", { '..a.yaml': 'get: {}' }).operations,
    ).toHaveLength(1);
  });

  test.each([
    ['a dangling pointer', '#/components/responses/Nope', 'unresolved-ref', {}],
    ['a pointer to what is inherited', '#/components/toString', 'unresolved-ref', {}],
    ['an anchor', '#nope', 'unresolved-ref', {}],
    ['a missing file', 'nope.yaml', 'unresolved-ref', {}],
    ['a file that does not parse', 'bad.yaml', 'unresolved-ref', { 'bad.yaml': '[' }],
    ['a place that a file lacks', 'ok.yaml#/x', 'unresolved-ref', { 'ok.yaml': 'y: 1' }],
    [
      'a file above the folder',
      '../secret.yaml',
      'ref-outside-folder',
      { '../secret.yaml': 'description: no' },
    ],
    [
      'a file above the folder, encoded',
      '%2e%2e/secret.yaml',
      'ref-outside-folder',
      { '../secret.yaml': 'd: no' },
    ],
    [
      'a file above it in a roundabout way',
      'a/../../secret.yaml',
      'ref-outside-folder',
      { '../secret.yaml': 'd: no' },
    ],
    ['an absolute file', '/etc/passwd', 'ref-outside-folder', {}],
    ['another host', '//evil.example/x', 'ref-outside-folder', {}],
    ['the network', 'http://evil.example/x.yaml', 'remote-ref', {}],
    ['the network in capitals', 'HTTPS://evil.example/x.yaml#/a', 'remote-ref', {}],
    ['a file URL', 'file:///etc/passwd', 'remote-ref', {}],
    ['itself', '#/paths/~1things~1{id}/put/responses/404', 'circular-ref', {}],
  ])('to %s is reported on its value, and the rest still stands', (_what, ref, code, files) => {
    const api = apiOf(
      thingDocument({ responses: `{'200': {description: ok}, '404': {$ref: '${ref}'}}` }),
      files as Record<string, string>,
    );
    expect(api.diagnostics.map(brief)).toEqual([`${code}: ${ref}`]);
    expect(operationOf(api).responses.map(({ status }) => status)).toEqual(['200']);
  });

  test('in a circle of three is reported, not followed for ever', () => {
    const api = apiOf(
      thingDocument({
        responses: "{'200': {$ref: '#/components/responses/A'}}",
        components: `responses:
    A: {$ref: '#/components/responses/B'}
    B: {$ref: '#/components/responses/C'}
    C: {$ref: '#/components/responses/A'}`,
      }),
    );
    expect(api.diagnostics.map(({ code }) => code)).toEqual(['circular-ref']);
  });

  test('that several operations share is reported once', () => {
    const api = apiOf(
      "openapi: 3.1.0\npaths: {/a: {parameters: [{$ref: '#/nope'}], get: {}, put: {}, delete: {}}}",
    );
    expect(api.diagnostics.map(brief)).toEqual(['unresolved-ref: #/nope']);
  });

  test('reads each file once', () => {
    const asked: string[] = [];
    loadApi(
      { path: 'openapi.yaml', text: "openapi: 3.1.0\npaths: {/a: {$ref: 'p.yaml'}, /b: {$ref: './p.yaml'}}" },
      (path) => {
        asked.push(path);
        return 'get: {}';
      },
    );
    expect(asked).toHaveLength(1);
  });
});

describe('on a disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'references-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  test('schemas are gathered across files, and the origin names the file', () => {
    mkdirSync(join(folder, 'schemas'));
    const path = join(folder, 'openapi.yaml');
    writeFileSync(
      path,
      "openapi: 3.1.0\npaths: {/a: {get: {responses: {'200': {content: {application/json: {schema: {$ref: 'schemas/pet.yaml'}}}}}}}}",
    );
    writeFileSync(join(folder, 'schemas/pet.yaml'), "\uFEFFproperties: {owner: {$ref: 'owner.yaml#/Owner'}}");
    writeFileSync(join(folder, 'schemas/owner.yaml'), 'Owner: {type: string, minLength: 2}');
    const loaded = loadApi({ path, text: readFileSync(path, 'utf8') }, readTextFile);
    const schema = loaded.ok ? operationOf(loaded.api).responses[0]?.content[0]?.schema : undefined;
    expect(schema?.bundle('response').diagnostics).toEqual([]);
    const origin = schema?.origin('response', '/$defs/Owner/minLength');
    expect([origin?.file.source.path, origin?.pointer, origin?.value]).toEqual([
      join(folder, 'schemas/owner.yaml'),
      '/Owner/minLength',
      2,
    ]);
  });
});

test('a schema whose reference dangles accepts anything and says so', () => {
  const bundle = bodySchema("{properties: {a: {$ref: '#/components/schemas/Nope'}}}").bundle('request');
  expect(bundle.schema).toEqual({ properties: { a: {} } });
  expect(bundle.diagnostics.map(brief)).toEqual(['unresolved-ref: #/components/schemas/Nope']);
});
