import { resolve } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { loadApi } from '../../src/openapi/load-api.js';
import { loadApiWithNetwork } from '../../src/openapi/load-with-network.js';
import { isPrivateHost } from '../../src/openapi/private-host.js';
import type { ReferenceOptions } from '../../src/openapi/reference-bounds.js';
import { apiOf, bodySchema, brief, operationOf, thingDocument } from './load-text.js';

/** The diagnostics of a document with one reference, and what the reader was asked for. */
function follow(ref: string, files: Readonly<Record<string, string>>, options: ReferenceOptions = {}) {
  const asked: string[] = [];
  const text = thingDocument({ responses: `{'200': {$ref: '${ref}'}}` });
  const loaded = loadApi(
    { path: 'api/openapi.yaml', text },
    (path) => {
      asked.push(path);
      return files[path];
    },
    options,
  );
  return { found: loaded.ok ? loaded.api.diagnostics.map(brief) : ['not loaded'], asked };
}

describe('a reference out of the folder', () => {
  const far = resolve('shared/ok.yaml');

  test('is read where its folder is allowed', () => {
    const { found, asked } = follow(
      '../shared/ok.yaml',
      { [far]: 'description: ok' },
      { allowRefs: ['shared'] },
    );
    expect([found, asked]).toEqual([[], [far]]);
  });

  test.each([
    ['../shared-not/ok.yaml', ['shared']],
    ['../shared/../secret.yaml', ['shared']],
    ['../shared/ok.yaml', ['shared/deeper']],
  ])('%s is refused where only %j is allowed', (ref, allowRefs) => {
    expect(follow(ref, {}, { allowRefs })).toEqual({ found: [`ref-outside-folder: ${ref}`], asked: [] });
  });
});

describe('a reference to the network', () => {
  const url = 'https://api.example.com/parts/ok.yaml';

  test('is asked of the reader where it is allowed', () => {
    const { found, asked } = follow(`${url}#/Ok`, { [url]: 'Ok: {description: ok}' }, { allowNetwork: true });
    expect([found, asked]).toEqual([[], [url]]);
  });

  test('that the reader does not know is reported', () => {
    expect(follow(url, {}, { allowNetwork: true }).found).toEqual([`unresolved-ref: ${url}`]);
  });

  test('leads on to references relative to it, and nowhere else', () => {
    const files = {
      [url]: "$ref: '../more/far.yaml'",
      'https://api.example.com/more/far.yaml': "$ref: 'http://10.0.0.1/x.yaml'",
    };
    const { found, asked } = follow(url, files, { allowNetwork: true });
    expect(asked).toEqual([url, 'https://api.example.com/more/far.yaml']);
    expect(found).toEqual(['remote-ref: http://10.0.0.1/x.yaml']);
  });

  test.each([
    'http://localhost/a',
    'http://127.0.0.1/a',
    'http://0x7f.1/a',
    'http://2130706433/a',
    'http://[::1]/a',
    'http://[::ffff:10.0.0.1]/a',
    'http://169.254.169.254/latest/meta-data',
    'http://router/a',
    'file:///etc/passwd',
    'ftp://example.com/a',
  ])('never reaches %s by itself', (ref) => {
    expect(follow(ref, {}, { allowNetwork: true })).toEqual({ found: [`remote-ref: ${ref}`], asked: [] });
  });

  test('reaches a private address that is named', () => {
    const options = { allowNetwork: true, privateHosts: ['127.0.0.1'] };
    const at = 'http://127.0.0.1:8080/ok.yaml';
    expect(follow(at, { [at]: 'description: ok' }, options)).toEqual({ found: [], asked: [at] });
  });
});

describe('a document on the network', () => {
  const texts: Readonly<Record<string, string>> = {
    'https://a.example.com/ok.yaml':
      "description: ok\ncontent: {application/json: {schema: {$ref: 'schemas/pet.yaml'}}}",
    'https://a.example.com/schemas/pet.yaml': "properties: {owner: {$ref: 'owner.yaml'}}",
    'https://a.example.com/schemas/owner.yaml': 'type: string',
  };
  const text = thingDocument({ responses: "{'200': {$ref: 'https://a.example.com/ok.yaml'}}" });

  test('is fetched step by step, each text once, schemas included', async () => {
    const asked: string[] = [];
    const loaded = await loadApiWithNetwork(
      { path: 'api/openapi.yaml', text },
      () => undefined,
      async (url) => {
        asked.push(url);
        return texts[url];
      },
    );
    const schema = loaded.ok ? operationOf(loaded.api).responses[0]?.content[0]?.schema : undefined;
    expect(asked).toEqual(Object.keys(texts));
    expect(schema?.bundle('response')).toMatchObject({
      diagnostics: [],
      schema: { $defs: { owner: { type: 'string' } } },
    });
  });

  test('that leads on for ever is left in bounds', async () => {
    let asked = 0;
    const loaded = await loadApiWithNetwork(
      { path: 'api/openapi.yaml', text },
      () => undefined,
      async () => {
        asked++;
        return `$ref: https://a.example.com/${asked}.yaml`;
      },
    );
    expect(asked).toBeLessThan(50);
    expect(loaded.ok && loaded.api.diagnostics.map(({ code }) => code)).toEqual(['unresolved-ref']);
  });
});

test.each([
  ['example.com', false],
  ['93.184.216.34', false],
  ['[2606:2800:220:1:248:1893:25c8:1946]', false],
  ['192.168.1.1', true],
  ['172.16.0.1', true],
  ['172.32.0.1', false],
  ['100.64.0.1', true],
  ['198.18.0.1', true],
  ['[fe80::1]', true],
  ['[fc00::1]', true],
  ['[::ffff:7f00:1]', true],
  ['[::ffff:5db8:d822]', false],
  ['a.localhost', true],
  ['printer.local.', true],
])('the host %s is private: %s', (host, expected) => {
  expect(isPrivateHost(host)).toBe(expected);
});

describe('identifiers in schemas', () => {
  test.each([
    ['an anchor', "{$ref: '#pet'}", '{A: {$anchor: pet, type: string}}'],
    ['a dynamic anchor', "{$dynamicRef: '#pet'}", '{A: {$dynamicAnchor: pet, type: string}}'],
    ['an identifier', "{$ref: 'https://a.example/pet'}", "{A: {$id: 'https://a.example/pet', type: string}}"],
    ['a relative identifier', "{$ref: 'pet'}", '{A: {$id: pet, type: string}}'],
    [
      'an anchor inside a schema with an identifier',
      "{$ref: 'https://a.example/pet#name'}",
      "{A: {$id: 'https://a.example/pet', properties: {n: {$anchor: name, type: string}}}}",
    ],
    [
      'a pointer inside a schema with an identifier',
      "{$ref: 'https://a.example/pet#/$defs/N'}",
      "{A: {$id: 'https://a.example/pet', $defs: {N: {type: string}}}}",
    ],
  ])('are found by %s', (_what, schema, schemas) => {
    const bundle = bodySchema(schema, { schemas }).bundle('request');
    expect(bundle.diagnostics).toEqual([]);
    expect(Object.values((bundle.schema as { $defs: object }).$defs)).toEqual([{ type: 'string' }]);
  });

  test('change what references inside are relative to', () => {
    const schemas =
      "{A: {$id: 'https://a.example/x/pet', properties: {b: {$ref: other}, c: {$ref: '#/$defs/C'}}, $defs: {C: {type: integer}}}, B: {$id: 'https://a.example/x/other', type: string}}";
    const bundle = bodySchema("{$ref: '#/components/schemas/A'}", { schemas }).bundle('request');
    expect(bundle.diagnostics).toEqual([]);
    expect(bundle.schema).toMatchObject({
      $defs: {
        A: { properties: { b: { $ref: '#/$defs/B' }, c: { $ref: '#/$defs/C' } } },
        B: { type: 'string' },
      },
    });
  });

  test('in examples are data', () => {
    const schemas = "{A: {example: {$id: 'https://a.example/pet', $anchor: pet}, type: string}}";
    expect(bodySchema("{$ref: '#pet'}", { schemas }).bundle('request').diagnostics.map(brief)).toEqual([
      'unresolved-ref: #pet',
    ]);
  });

  test('are no words of 3.0', () => {
    const parts = { openapi: '3.0.3', schemas: '{A: {$anchor: pet, type: string}}' };
    expect(bodySchema("{$ref: '#pet'}", parts).bundle('request').diagnostics).toHaveLength(1);
  });
});

describe('$self', () => {
  test('names the document, and is what its references are relative to', () => {
    const text =
      "openapi: 3.2.0\n$self: https://a.example/api/openapi\npaths: {/a: {$ref: 'https://a.example/api/openapi#/paths/~1b'}, /b: {$ref: openapi#/components/pathItems/P}}\ncomponents: {pathItems: {P: {get: {}}}}";
    const api = apiOf(text);
    expect(api.diagnostics).toEqual([]);
    expect(api.operations).toHaveLength(2);
  });

  test('is only a name: files are found beside the document', () => {
    const api = apiOf('openapi: 3.2.0\n$self: https://a.example/api\npaths: {/a: {$ref: p.yaml}}', {
      'p.yaml': 'get: {}',
    });
    expect(api.diagnostics).toEqual([]);
    expect(api.operations.map(({ node }) => node.file.source.path)).toEqual(['api/p.yaml']);
  });

  test('of another file is known once it was read', () => {
    const api = apiOf(
      "openapi: 3.2.0\npaths: {/a: {$ref: 'p.yaml#/P'}, /b: {$ref: 'https://a.example/p#/P'}}",
      { 'p.yaml': '$self: https://a.example/p\nP: {get: {}}' },
    );
    expect(api.diagnostics).toEqual([]);
    expect(api.operations).toHaveLength(2);
  });
});
