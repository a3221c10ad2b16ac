import { describe, expect, test } from '@jest/globals';
import { loadApi } from '../../src/openapi/load-api.js';
import { generateTypes, translateTypes } from '../../src/types/generate-types.js';
import { compileCallers } from './compile-callers.js';

const unread = () => undefined;

function apiOf(text: string, read: (path: string) => string | undefined = unread) {
  const loaded = loadApi({ path: 'specs/pets.yaml', text }, read);
  return (loaded as Extract<typeof loaded, { ok: true }>).api;
}

async function typesOf(text: string, files: Readonly<Record<string, string>> = {}): Promise<string> {
  const read = (path: string) => Object.entries(files).find(([name]) => path.endsWith(`/${name}`))?.[1];
  return generateTypes(apiOf(text, read));
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
    title: 'a mapped discriminator takes the values of its mapping, and makes nothing required that is not',
    schemas: `{A: {type: object, properties: {kind: {type: string}, a: {type: string}}}, X: {oneOf: [{$ref: '#/components/schemas/A'}], discriminator: {propertyName: kind, mapping: {one: '#/components/schemas/A'}}}}`,
    accepts: "{ a: '' }",
    refuses: "{ kind: 'A', a: '' }",
  },
  {
    title: 'a mapping gives the values where a variant lists none',
    schemas: `{A: {type: object, properties: {kind: {type: string}, a: {type: string}}}, X: {oneOf: [{$ref: '#/components/schemas/A'}], discriminator: {propertyName: kind, mapping: {one: '#/components/schemas/A'}}}}`,
    accepts: "{ kind: 'one' }",
    refuses: "{ kind: 'two' }",
  },
  {
    title: 'a mapping narrows what the variants list together',
    schemas: `{P: {type: object, properties: {kind: {type: string, enum: [cat, dog]}}}, A: {allOf: [{$ref: '#/components/schemas/P'}, {type: object, required: [a], properties: {a: {type: string}}}]}, B: {$ref: '#/components/schemas/P'}, X: {${either}, discriminator: {propertyName: kind, mapping: {cat: A, dog: '#/components/schemas/B'}}}}`,
    accepts: "{ kind: 'cat', a: '' }",
    refuses: "{ kind: 'cat', a: 7 }",
  },
  {
    title: 'a mapping to values that a variant does not list leaves those that it lists',
    schemas: `{${variants}, X: {${either}, discriminator: {propertyName: kind, mapping: {one: '#/components/schemas/A'}}}}`,
    accepts: "{ kind: 'first', a: '' }",
    refuses: "{ kind: 'one', a: '' }",
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
  {
    title: 'a schema that holds itself in a list nests',
    schemas:
      "{X: {type: [string, array], items: {anyOf: [{$ref: '#/components/schemas/X'}, {type: 'null'}]}}}",
    accepts: "['a', ['b', null]]",
    refuses: "['a', ['b', 7]]",
  },
  {
    title: 'null beside a reference to what may be null',
    schemas:
      "{N: {type: [object, 'null'], properties: {a: {type: string}}}, X: {type: [object, 'null'], allOf: [{$ref: '#/components/schemas/N'}]}}",
    accepts: 'null',
    refuses: '{ a: 7 }',
  },
  {
    title: 'properties without a type may be null where they are nullable',
    version: '3.0.3',
    schemas: '{X: {nullable: true, properties: {a: {type: string}}}}',
    accepts: 'null',
    refuses: '{ a: 7 }',
  },
  {
    title: 'a part without a type may be null where the whole may',
    schemas: "{X: {type: [object, 'null'], allOf: [{properties: {a: {type: string}}}]}}",
    accepts: 'null',
    refuses: '{ a: 7 }',
  },
  {
    title: 'named properties stand beside others of another type',
    schemas: '{X: {type: object, properties: {a: {type: integer}}, additionalProperties: {type: string}}}',
    accepts: "{ a: 7, b: '' }",
    refuses: '{ b: true }',
  },
  {
    title: 'names beyond a pattern take anything',
    schemas: "{X: {type: object, patternProperties: {'^x-': {type: string}}}}",
    accepts: "{ 'x-a': '', b: 7 }",
    refuses: '7',
  },
  {
    title: 'a list by position may be shorter, but not than it must',
    schemas:
      '{X: {type: array, prefixItems: [{type: string}, {type: integer}], items: {type: boolean}, minItems: 1}}',
    accepts: "['']",
    refuses: '[]',
  },
  {
    title: 'a list by position may be longer',
    schemas: '{X: {type: array, prefixItems: [{type: string}, {type: integer}], items: {type: boolean}}}',
    accepts: "['', 7, true, false]",
    refuses: "['', 7, 7]",
  },
  {
    title: 'a list of a list in alternatives keeps both',
    schemas:
      '{X: {type: array, items: {anyOf: [{type: array, items: {type: string}, maxItems: 1}, {type: array, items: {type: string}}]}}}',
    accepts: "[['']]",
    refuses: "['']",
  },
  {
    title: 'null among the values listed',
    schemas: '{X: {enum: [a, null]}}',
    accepts: 'null',
    refuses: "'b'",
  },
  {
    title: 'a constant that is null',
    schemas: '{X: {const: null}}',
    accepts: 'null',
    refuses: "''",
  },
  {
    title: 'keywords beside a reference count',
    schemas:
      "{A: {type: object, properties: {a: {type: string}}}, X: {$ref: '#/components/schemas/A', properties: {b: {type: string}}, required: [b]}}",
    accepts: "{ a: '', b: '' }",
    refuses: "{ a: '' }",
  },
  {
    title: 'a property that a part describes is required by the whole',
    schemas:
      "{A: {type: object, properties: {a: {type: string}}}, X: {allOf: [{$ref: '#/components/schemas/A'}], required: [a]}}",
    accepts: "{ a: '' }",
    refuses: '{}',
  },
  {
    title: 'a schema may have any name',
    schemas: "{'a%2Fb c/d~e#': {type: integer}, X: {$ref: '#/components/schemas/a%252Fb%20c~1d~0e%23'}}",
    accepts: '7',
    refuses: "''",
  },
  {
    title: 'nothing conforms to false',
    schemas: '{X: {type: object, properties: {a: false}}}',
    accepts: '{}',
    refuses: '{ a: 7 }',
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
import type { BodyOf } from './pets.js';
export const body: BodyOf<'getPet', 200> = ${value};
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

/** Each in `{X: {type: object, properties: {bad: …, good: {type: string}}}}`. */
const broken = [
  {
    title: 'a reference that leads nowhere',
    bad: "{$ref: '#/nowhere'}",
    code: 'unresolved-ref',
    at: '/$ref',
  },
  {
    title: 'a reference to the network',
    bad: '{$ref: https://example.com/a.yaml}',
    code: 'remote-ref',
    at: '/$ref',
  },
  { title: 'a file outside the folder', bad: '{$ref: ../a.yaml}', code: 'ref-outside-folder', at: '/$ref' },
  { title: 'what cannot be a schema', bad: '[1]', code: 'untyped-schema', at: '' },
  { title: 'a type that does not exist', bad: '{type: text}', code: 'untyped-schema', at: '/type' },
  { title: 'values that are no list', bad: '{enum: a}', code: 'untyped-schema', at: '/enum' },
  {
    title: 'required where a list belongs',
    bad: '{required: true}',
    code: 'untyped-schema',
    at: '/required',
  },
  { title: 'alternatives that are no schemas', bad: '{oneOf: [7]}', code: 'untyped-schema', at: '/oneOf/0' },
] as const;

describe('a schema that cannot be read', () => {
  test.each(broken)('is unknown, is told, and breaks nothing else: $title', async ({ bad, code, at }) => {
    const text = withSchemas(`{X: {type: object, properties: {bad: ${bad}, good: {type: string}}}}`);
    const types = await translateTypes(apiOf(text));
    expect(types.diagnostics.map(({ code, place }) => ({ code, pointer: place.pointer }))).toEqual([
      { code, pointer: `/components/schemas/X/properties/bad${at}` },
    ]);
    expect(types.text).toMatch(/Not typed: |bad\?: unknown/);
    const caller = (value: string) =>
      `import type { components } from './pets.js';\nexport const value: components['schemas']['X'] = ${value};\n`;
    const [good, wrong] = compileCallers([caller("{ bad: 7, good: '' }"), caller('{ good: 7 }')], {
      'pets.ts': types.text,
    });
    expect(good).toEqual([]);
    expect(wrong).toHaveLength(1);
  });

  test('is one that leads back to itself, and what is left of it is typed', async () => {
    const text = withSchemas(
      "{X: {allOf: [{$ref: '#/components/schemas/Y'}, {type: object, required: [a], properties: {a: {type: string}}}]}, Y: {anyOf: [{$ref: '#/components/schemas/X'}, {$ref: '#/components/schemas/Y'}]}}",
    );
    const { diagnostics, text: generated } = await translateTypes(apiOf(text));
    expect(diagnostics.map(({ code, place }) => `${code} ${place.pointer}`)).toEqual([
      'circular-schema /components/schemas/X',
      'circular-schema /components/schemas/Y',
    ]);
    const caller =
      "import type { components } from './pets.js';\nexport const value: components['schemas']['X'] = { a: '' };\n";
    expect(compileCallers([caller], { 'pets.ts': generated })).toEqual([[]]);
  });

  test('of a part that cannot be read leaves the other operations', async () => {
    const text =
      "{openapi: 3.1.0, info: {title: t, version: '1'}, paths: {/a: {$ref: gone.yaml}, /b: {get: {operationId: getB, responses: {'204': {description: done}}}}}}";
    const { diagnostics, text: generated } = await translateTypes(apiOf(text));
    expect(diagnostics.map(({ code }) => code)).toEqual(['unresolved-ref']);
    expect(generated).toContain('"getB": [204],');
  });
});
