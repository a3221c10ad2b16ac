import { describe, expect, test } from '@jest/globals';
import { structureDiagnostics } from '../../src/openapi/structure/structure-diagnostics.js';
import { parseText } from '../../src/source/parse-text.js';
import { apiOf, brief } from './load-text.js';

const structureOf = (text: string) => structureDiagnostics(parseText({ path: 'api.yaml', text }));

/** A 3.x document with one operation, each part in flow style. */
function petDocument(
  version: string,
  parts: Partial<Record<'operation' | 'parameters' | 'responses' | 'root' | 'components', string>>,
) {
  return `openapi: ${version}
info: {title: t, version: '1'}
${parts.root ?? ''}
paths:
  /pets/{id}:
    get:
      ${parts.operation ?? ''}
      parameters: ${parts.parameters ?? '[]'}
      responses: ${parts.responses ?? "{'200': {description: ok}}"}
components: ${parts.components ?? '{}'}
`;
}

const path = 'name: id, in: path, required: true';

describe.each(['3.0.3', '3.0.4', '3.1.0', '3.1.2', '3.2.0'])('OpenAPI %s', (version) => {
  test.each([
    [{ operation: 'sumary: x' }, ['sumary'], 'The field `"sumary"` is none that OpenAPI'],
    [
      { responses: "{'200': {description: ok}, 4xx: {description: no}}" },
      ['4xx'],
      'The field `"4xx"` is none',
    ],
    [
      { parameters: '[{name: id, in: path, schema: {type: string}}]' },
      ['{name: id, in: path, schema: {type: string}}'],
      'The field `required` is missing',
    ],
    [
      { parameters: `[{${path}, style: form, schema: {type: string}}]` },
      ['form'],
      '`"form"` must be one of matrix, label, simple.',
    ],
    [{ parameters: `[{${path}}]` }, [`{${path}}`], 'The field `schema or content` is missing'],
    [
      { parameters: `[{${path}, schema: {type: string}, content: {text/plain: {}}}]` },
      [`{${path}, schema: {type: string}, content: {text/plain: {}}}`],
      'The fields `schema` and `content` exclude each other.',
    ],
    [
      { parameters: `[{${path}, schema: {type: string}, example: a, examples: {b: {value: b}}}]` },
      [`{${path}, schema: {type: string}, example: a, examples: {b: {value: b}}}`],
      'The fields `example` and `examples` exclude each other.',
    ],
    [{ components: '{securitySchemes: {key: {type: http}}}' }, ['key'], 'The field `scheme` is missing'],
    [
      { components: '{securitySchemes: {key: {type: apiKey, name: k, in: body}}}' },
      ['body'],
      '`"body"` must be one of',
    ],
    [{ components: '{schemas: {A: {type: strin}}}' }, ['strin'], '`"strin"` must be one of array, boolean'],
    [{ components: '{schemas: {A: {required: true}}}' }, ['true'], '`true` must be array.'],
    [
      { components: '{schemas: {A: {allOf: [{properties: {b: {minLength: -1}}}]}}}' },
      ['-1'],
      '`-1` must be >= 0.',
    ],
    [{ components: '{schemas: {A: 7}}' }, ['7'], '`7` must be object'],
    [
      { operation: 'sumary: x', responses: "{'200': {descripton: ok, content: 7}}" },
      ['sumary', '7', 'descripton'],
      'sumary',
    ],
  ])('refuses what is wrong, and nothing else: %j', async (parts, under, says) => {
    const found = await structureOf(petDocument(version, parts));
    const texts = found.map((one) => brief(one).replace(/^invalid-document: /, ''));
    expect(texts.sort()).toEqual([...under].sort());
    expect(found.map(({ message }) => message).join('\n')).toContain(says);
  });

  test('tells a version that is a number', async () => {
    const text = petDocument(version, {}).replace("version: '1'", 'version: 1.2');
    expect((await structureOf(text)).map((one) => [brief(one), one.message, one.fix])).toEqual([
      ['invalid-document: 1.2', '`1.2` is a number; it must be text.', "Write '1.2'."],
    ]);
  });

  test('accepts parameters, security schemes and references of every kind', async () => {
    const parameters = `[{${path}, schema: {type: string}}, {name: q, in: query, style: deepObject, schema: {type: object}}, {name: h, in: header, content: {application/json: {}}}, {$ref: '#/components/parameters/C'}]`;
    const schemes =
      'a: {type: apiKey, in: cookie, name: a}, b: {type: http, scheme: bearer}, c: {type: openIdConnect, openIdConnectUrl: https://example.com}, d: {type: oauth2, flows: {clientCredentials: {tokenUrl: u, scopes: {}}}}';
    const components = `{parameters: {C: {name: c, in: cookie, schema: {type: string}}}, securitySchemes: {${schemes}}, responses: {Ok: {description: ok}}, schemas: {A: {properties: {a: {$ref: '#/components/schemas/A'}}}}}`;
    const text = petDocument(version, {
      parameters,
      components,
      responses: "{'200': {$ref: '#/components/responses/Ok'}}",
    });
    expect((await structureOf(text)).map(brief)).toEqual([]);
  });

  test('accepts schemas nested to the depth that is read', async () => {
    const schema = `${'{properties: {a: '.repeat(400)}{}${'}}'.repeat(400)}`;
    expect(await structureOf(petDocument(version, { components: `{schemas: {A: ${schema}}}` }))).toEqual([]);
  });

  test('says once, at the version, what the whole document lacks', async () => {
    const found = await structureOf(`openapi: ${version}\ninfo: {title: t, version: '1'}`);
    expect(found.map((one) => [brief(one), one.place.pointer])).toEqual([
      [`invalid-document: ${version}`, ''],
    ]);
  });
});

describe('OpenAPI 2.0', () => {
  const swagger = (parts: { operation?: string; parameters?: string; responses?: string; root?: string }) =>
    `swagger: '2.0'\ninfo: {title: t, version: '1'}\n${parts.root ?? ''}\npaths:\n  /a:\n    get:\n      ${parts.operation ?? ''}\n      parameters: ${parts.parameters ?? '[]'}\n      responses: ${parts.responses ?? '{default: {description: ok}}'}\n`;

  test.each([
    [{ parameters: '[{name: a, in: query, type: strin}]' }, 'strin'],
    [{ parameters: '[{name: a, in: body, schema: {type: file}}]' }, 'file'],
    [{ parameters: '[{name: a, in: somewhere, type: string}]' }, 'somewhere'],
    [{ parameters: '[{name: a, in: path, type: string}]' }, '{name: a, in: path, type: string}'],
    [{ parameters: '[{name: a, in: path, required: false, type: string}]' }, 'false'],
    [{ parameters: '[{name: a, in: header, type: string, collectionFormat: multi}]' }, 'multi'],
    [{ responses: '{default: {}}' }, 'default'],
    [{ responses: '{}' }, 'responses'],
    [{ operation: 'requestBody: {}' }, 'requestBody'],
    [{ root: 'securityDefinitions: {k: {type: apiKey, name: k, in: cookie}}' }, 'cookie'],
    [{ root: 'definitions: {A: {oneOf: []}}' }, 'oneOf'],
  ])('refuses %j at its place', async (parts, under) => {
    expect((await structureOf(swagger(parts))).map(brief)).toEqual([`invalid-document: ${under}`]);
  });

  test('accepts every kind of parameter', async () => {
    const parameters =
      '[{name: a, in: body, schema: {type: object}}, {name: b, in: formData, type: file}, {name: c, in: path, required: true, type: array, items: {type: integer}}, {name: d, in: header, type: string}, {$ref: "#/parameters/p"}]';
    expect(await structureOf(swagger({ parameters }))).toEqual([]);
  });

  test('is judged as written, not as upgraded', async () => {
    const api = apiOf(swagger({ parameters: '[{name: a, in: query, type: string, schema: {}}]' }));
    expect(structureDiagnostics(api).map(brief)).toEqual(['invalid-document: schema']);
  });
});

test.each([
  ['{openapi: 3.1.0, info: {title: t, version: "1"}, components: {}}'],
  ['{openapi: 3.1.0, info: {title: t, version: "1"}, webhooks: {}}'],
  [
    '{openapi: 3.2.0, info: {title: t, version: "1"}, paths: {/a: {query: {}, additionalOperations: {COPY: {}}}}}',
  ],
])('accepts %s', async (text) => {
  expect(await structureOf(text)).toEqual([]);
});

test.each(['openapi: 4.0.0', 'info: {}', '- 1', 'openapi: 3.1'])(
  'does not check %j, and says so',
  async (text) => {
    expect((await structureOf(text)).map(({ code, severity }) => [code, severity])).toEqual([
      ['structure-not-checked', 'info'],
    ]);
  },
);

test('a key that JSON has twice is told beside the rest', async () => {
  const text =
    '{"openapi": "3.1.0", "info": {"title": "t", "title": "u", "version": "1"}, "pahts": {}, "paths": {}}';
  const found = await structureOf(text);
  expect(found.map((one) => `${brief(one)} at ${one.place.pointer}`)).toEqual([
    'duplicate-key: title at /info',
    'invalid-document: pahts at /pahts',
  ]);
});

test('an operation behind a reference lacks nothing here', async () => {
  const text =
    '{openapi: 3.0.3, info: {title: t, version: "1"}, paths: {/a: {get: {$ref: a.yaml}, put: {}}}}';
  expect((await structureOf(text)).map(brief)).toEqual(['invalid-document: put']);
});
