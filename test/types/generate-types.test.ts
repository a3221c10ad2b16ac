import { describe, expect, test } from '@jest/globals';
import { UsageError } from '../../src/diagnostics/usage-error.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { generateTypes } from '../../src/types/generate-types.js';
import { compileCallers } from './compile-callers.js';

async function typesOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const read = (path: string) => Object.entries(files).find(([name]) => path.endsWith(`/${name}`))?.[1];
  const loaded = loadApi({ path: 'specs/pets.yaml', text }, read);
  return generateTypes((loaded as Extract<typeof loaded, { ok: true }>).api, read);
}

const withSchemas = (schemas: string, version = '3.1.0') =>
  `{openapi: ${version}, info: {title: t, version: '1'}, paths: {}, components: {schemas: ${schemas}}}`;

const variants =
  'A: {type: object, required: [kind, a], properties: {kind: {type: string, enum: [first]}, a: {type: string}}}, ' +
  'B: {type: object, required: [kind, b], properties: {kind: {type: string, enum: [second]}, b: {type: string}}}';
const either = "oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]";

interface Row {
  readonly title: string;
  readonly schemas: string;
  readonly version?: string;
  readonly accepts: string;
  readonly refuses: string;
}

/** Where the types must say what the schema says, `X` being the type in question. */
const rows: readonly Row[] = [
  {
    title: 'a discriminator takes the values that the variants list',
    schemas: `{${variants}, X: {${either}, discriminator: {propertyName: kind}}}`,
    accepts: "{ kind: 'first', a: '' }",
    refuses: "{ kind: 'A', a: '' }",
  },
  {
    title: 'a mapped discriminator makes nothing required that is not',
    schemas: `{A: {type: object, properties: {kind: {type: string}, a: {type: string}}}, X: {oneOf: [{$ref: '#/components/schemas/A'}], discriminator: {propertyName: kind, mapping: {one: '#/components/schemas/A'}}}}`,
    accepts: "{ a: '' }",
    refuses: '{ a: 7 }',
  },
  {
    title: 'a default makes no property required',
    schemas: '{X: {type: object, properties: {a: {type: integer, default: 7}}}}',
    accepts: '{}',
    refuses: '{ a: null }',
  },
  {
    title: 'an object without properties takes any',
    schemas: '{X: {type: object}}',
    accepts: '{ any: 7 }',
    refuses: '7',
  },
  {
    title: 'alternatives that only require keep the properties',
    schemas:
      '{X: {type: object, properties: {a: {type: string}, b: {type: string}}, anyOf: [{required: [a]}, {required: [b]}]}}',
    accepts: "{ a: '' }",
    refuses: '{ a: 7 }',
  },
  {
    title: 'alternatives beside properties need both',
    schemas: `{${variants}, X: {type: object, required: [id], properties: {id: {type: string}}, anyOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}}`,
    accepts: "{ id: '', kind: 'second', b: '' }",
    refuses: "{ kind: 'second', b: '' }",
  },
  {
    title: 'nullable of OpenAPI 3.0 takes null',
    version: '3.0.3',
    schemas: '{X: {type: object, required: [a], properties: {a: {type: string, nullable: true}}}}',
    accepts: '{ a: null }',
    refuses: '{}',
  },
  {
    title: 'a recursive schema nests',
    schemas: "{X: {type: object, properties: {x: {$ref: '#/components/schemas/X'}}}}",
    accepts: '{ x: { x: {} } }',
    refuses: '{ x: { x: 7 } }',
  },
];

describe('types of a schema', () => {
  test.each(rows)('$title', async ({ schemas, version, accepts, refuses }) => {
    const generated = await typesOf(withSchemas(schemas, version));
    const caller = (value: string) =>
      `import type { components } from './pets.js';\nexport const value: components['schemas']['X'] = ${value};\n`;
    const [good, bad] = compileCallers([caller(accepts), caller(refuses)], { 'pets.ts': generated });
    expect(good).toEqual([]);
    expect(bad).toHaveLength(1);
  });
});

const split = `{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {/pets: {$ref: paths/pets.yaml}},
  components: {schemas: {Name: {type: string, enum: [Rex]}, Node: {type: integer}}}}`;
const files = {
  'paths/pets.yaml':
    "get: {operationId: getPet, responses: {'200': {description: ok, content: {application/json: {schema: {$ref: ../schemas.yaml#/Node}}}}}}",
  'schemas.yaml':
    "Node: {type: object, properties: {next: {$ref: '#/Node'}, name: {$ref: 'api.yaml#/x/Name'}, $ref: {type: string}}}",
  'api.yaml': 'x: {Name: {type: string, enum: [Rex]}}',
};

test('takes in other files, recursive schemas and equal names included', async () => {
  const generated = await typesOf(split, files);
  const caller = (value: string) => `
import type { components, operations } from './pets.js';
import type { ResponseOf } from '../../src/types/operation-types.js';
export const body: ResponseOf<operations['getPet'], 200> = ${value};
`;
  const [good, bad] = compileCallers(
    [caller("{ next: { next: {}, name: 'Rex' } }"), caller("{ next: { name: 'Tom' } }")],
    { 'pets.ts': generated },
  );
  expect(good).toEqual([]);
  expect(bad).toHaveLength(1);
});

test('gives the same text for the same document, and leaves the document as it was', async () => {
  const text = withSchemas(
    `{${variants}, X: {type: object, ${either}, discriminator: {propertyName: kind}}}`,
  );
  const loaded = loadApi({ path: 'pets.yaml', text }, () => undefined);
  const { api } = loaded as Extract<typeof loaded, { ok: true }>;
  const before = JSON.stringify(api.root.value);
  expect(await generateTypes(api)).toBe(await generateTypes(api));
  expect(JSON.stringify(api.root.value)).toBe(before);
});

test('text from the document ends no comment', async () => {
  const generated = await typesOf(
    withSchemas(
      "{X: {type: object, properties: {a: {type: string, description: '*/ export const injected = 1; /*'}}}}",
    ),
  );
  const caller = "import { injected } from './pets.js';\nexport const value = injected;\n";
  expect(compileCallers([caller], { 'pets.ts': generated })[0]?.[0]).toContain('TS2305');
});

test.each([
  [
    'a reference that leads nowhere',
    withSchemas("{X: {$ref: '#/nowhere'}}"),
    '`$ref: #/nowhere` points to nothing.',
  ],
  [
    'a reference to the network',
    withSchemas('{X: {$ref: https://example.com/a.yaml}}'),
    'points to the network',
  ],
  ['a file outside the folder', withSchemas('{X: {$ref: ../a.yaml}}'), "leaves the document's folder"],
  [
    'what cannot be a schema',
    withSchemas('{X: {properties: {a: [1]}}}'),
    'Types cannot be made from specs/pets.yaml:',
  ],
])('refuses %s with one sentence', async (_title, text, sentence) => {
  const refusal = typesOf(text);
  await expect(refusal).rejects.toBeInstanceOf(UsageError);
  await expect(refusal).rejects.toThrow(sentence);
  await expect(refusal).rejects.not.toThrow(/\n/);
});

test('refuses a part of another file that holds itself', async () => {
  const item = "get: {responses: {}, callbacks: {again: {'{$url}': {$ref: 'item.yaml'}}}}";
  const text = "{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {/a: {$ref: item.yaml}}}";
  await expect(typesOf(text, { 'item.yaml': item })).rejects.toThrow('item.yaml# holds itself.');
});
