import { describe, expect, test } from '@jest/globals';
import { brief, lintText, petDocument } from './lint-text.js';

/** Only what the structure says; no rule runs. */
const check = (document: string) => lintText(document, { rules: [] });

const ok = '{description: ok}';
const path = 'name: id, in: path, required: true';

interface Row {
  readonly title: string;
  readonly parts: Parameters<typeof petDocument>[0];
  readonly finds: readonly string[];
  readonly says: string;
  readonly fix: string;
}

const both: readonly Row[] = [
  {
    title: 'a field that does not exist',
    parts: { operation: 'sumary: x' },
    finds: ['sumary'],
    says: 'The field `"sumary"` is none that OpenAPI',
    fix: 'Write `summary` if that is meant, or begin it with `x-`.',
  },
  {
    title: 'a missing description',
    parts: { response: '{content: {}}' },
    finds: ['200'],
    says: 'The field `description` is missing',
    fix: 'Add `description`.',
  },
  {
    title: 'a status range in lower case',
    parts: { responses: `{'200': ${ok}, 4xx: ${ok}}` },
    finds: ['4xx'],
    says: 'The field `"4xx"` is none',
    fix: 'Write `4XX`.',
  },
  {
    title: 'a path parameter that is not required',
    parts: { parameters: '[{name: id, in: path, schema: {type: string}}]' },
    finds: ['{name: id, in: path, schema: {type: string}}'],
    says: 'The field `required` is missing',
    fix: 'Add `required`.',
  },
  {
    title: 'a style that its place does not have',
    parts: { parameters: `[{${path}, style: form, schema: {type: string}}]` },
    finds: ['form'],
    says: '`"form"` must be one of matrix, label, simple.',
    fix: 'Write what OpenAPI',
  },
  {
    title: 'a parameter that describes no value',
    parts: { parameters: `[{${path}}]` },
    finds: ['{name: id, in: path, required: true}'],
    says: 'The field `schema or content` is missing',
    fix: 'Add `schema or content`.',
  },
  {
    title: 'a security scheme without its field',
    parts: { schemas: '{}, securitySchemes: {key: {type: http}}' },
    finds: ['key'],
    says: 'The security scheme `key` has no type that can be sent.',
    fix: 'with its fields',
  },
  {
    title: 'several defects, each on its own',
    parts: { operation: 'sumary: x', response: '{descripton: ok}' },
    finds: ['sumary', 'descripton'],
    says: 'sumary',
    fix: 'Write `summary` if that is meant',
  },
];

describe.each(['3.0.3', '3.0.4', '3.1.0', '3.1.2'])('the structure of an OpenAPI %s document', (version) => {
  test.each(both)('refuses $title, and nothing else', async ({ parts, finds, says, fix }) => {
    const found = await check(petDocument({ version, ...parts }));
    expect(found.map((one) => brief(one).replace(/^error [\w-]+: /, ''))).toEqual(finds);
    expect(found[0]?.message).toContain(says);
    expect(found[0]?.fix).toContain(fix);
  });

  test('accepts parameters, security schemes and references of every kind', async () => {
    const parameters = `[{${path}, schema: {type: string}}, {name: q, in: query, style: deepObject, schema: {type: object}}, {name: h, in: header, content: {application/json: {}}}, {$ref: '#/components/parameters/C'}]`;
    const schemes =
      'a: {type: apiKey, in: cookie, name: a}, b: {type: http, scheme: bearer}, c: {type: openIdConnect, openIdConnectUrl: https://example.com}';
    const components = `{}, parameters: {C: {name: c, in: cookie, schema: {type: string}}}, securitySchemes: {${schemes}}, responses: {Ok: ${ok}}`;
    const document = petDocument({
      version,
      parameters,
      responses: "{'200': {$ref: '#/components/responses/Ok'}}",
      schemas: components,
    });
    expect((await check(document)).map(brief)).toEqual([]);
  });

  test('accepts a path item that is a reference', async () => {
    const document = petDocument({ version }).replace(
      'components:',
      "  /b: {$ref: '#/paths/~1pets~1{id}'}\ncomponents:",
    );
    expect((await check(document)).map(brief)).toEqual([]);
  });
});

test.each([
  [
    'a version that is a number',
    petDocument({}).replace("version: '1'", 'version: 1.2'),
    'error invalid-document: 1.2',
  ],
  ['no paths', "{openapi: 3.0.3, info: {title: t, version: '1'}}", 'error invalid-document: 3.0.3'],
  [
    'what OpenAPI 3.0 has no type list for',
    petDocument({ version: '3.0.3', schema: "{type: [string, 'null']}" }),
    'error invalid-document: type',
  ],
])('says one thing of %s', async (_title, document, finds) => {
  expect((await check(document)).map(brief)).toEqual([finds]);
});

test('accepts a document whose schemas are recursive, without following them', async () => {
  const schemas = "{A: {type: object, properties: {a: {$ref: '#/components/schemas/A'}}}}";
  expect(await check(petDocument({ version: '3.0.3', schemas }))).toEqual([]);
});

test.each([
  ['components alone', "{openapi: 3.1.0, info: {title: t, version: '1'}, components: {}}"],
  ['webhooks alone', "{openapi: 3.1.0, info: {title: t, version: '1'}, webhooks: {}}"],
  ['a link with a server', petDocument({ schemas: '{}, links: {a: {operationId: b, server: {url: /c}}}' })],
  [
    'a described server variable',
    petDocument({
      root: "servers: [{url: 'https://{a}.example.com', variables: {a: {default: b, description: c}}}]",
    }),
  ],
])('accepts %s in OpenAPI 3.1', async (_title, document) => {
  expect((await check(document)).map(brief)).toEqual([]);
});
