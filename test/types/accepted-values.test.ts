import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { bundledNames, openSpec } from '../../src/commands/open-spec.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { generateTypes } from '../../src/types/generate-types.js';
import { checkTypes } from './type-check.js';
import { checkValues } from './value-literals.js';

const limits = { values: 12, length: 5000 };

describe('what the validator accepts, the compiler accepts', () => {
  test.each(bundledNames)('for the bodies of %s', async (name) => {
    const { api } = openSpec(name);
    const { values, refused, beyond } = checkValues(api, await generateTypes(api), limits);
    expect({ refused, beyond }).toEqual({ refused: [], beyond: [] });
    expect(values).toBeGreaterThan(10);
  });

  test('for schemas of any shape', async () => {
    const schemas = fc.sample(anySchema, { numRuns: 300, seed: 1 });
    const loaded = loadApi({ path: 'any.json', text: JSON.stringify(documentOf(schemas)) }, () => undefined);
    const { api } = loaded as Extract<typeof loaded, { ok: true }>;
    const { values, refused } = checkValues(api, await generateTypes(api), limits);
    // An object with none of the named properties, all optional: TypeScript takes it for a mistake.
    expect(refused.filter((sentence) => !sentence.includes('no properties in common'))).toEqual([]);
    expect(values).toBeGreaterThan(800);
  });
});

test('a value that the types refuse is found', async () => {
  const { api } = openSpec('verbose');
  const narrowed = (await generateTypes(api)).replaceAll(': boolean', ': "no boolean"');
  expect(checkValues(api, narrowed, limits).refused).not.toEqual([]);
});

test('a module that does not compile is found', () => {
  expect(checkTypes({ 'a.ts': 'export const a: string = 7;\n' })).toEqual([
    { file: 'a.ts', line: 1, code: 'TS2322', message: "Type 'number' is not assignable to type 'string'." },
  ]);
});

/** Schemas of few types and names, so that their parts meet, and the four components of {@link documentOf}. */
const { anySchema } = fc.letrec((tie) => {
  const child = tie('anySchema') as fc.Arbitrary<object>;
  const scalar = fc.constantFrom('string', 'integer', 'number', 'boolean');
  const name = fc.constantFrom('a', 'b', 'c-d', '7');
  const properties = fc.dictionary(name, child, { maxKeys: 3 });
  return {
    anySchema: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      fc.record({ type: scalar }),
      fc.record({ type: fc.tuple(scalar, fc.constant('null')) }),
      fc.record({ enum: fc.uniqueArray(fc.constantFrom('x', 'y', 7, true, null), { minLength: 1 }) }),
      fc.record({ const: fc.constantFrom('x', 7, null, { a: 'x' }, ['x']) }),
      fc.record({ $ref: fc.constantFrom('P', 'Q', 'R', 'S').map((key) => `#/components/schemas/${key}`) }),
      fc.record(
        {
          type: fc.constantFrom('object', ['object', 'null']),
          properties,
          required: fc.uniqueArray(name, { maxLength: 2 }),
          additionalProperties: fc.oneof(fc.boolean(), child),
          patternProperties: fc.record({ '^x': child }),
        },
        { requiredKeys: ['type'] },
      ),
      fc.record({ type: fc.constant('array'), items: child, maxItems: fc.constant(3) }),
      fc.record(
        {
          type: fc.constant('array'),
          prefixItems: fc.array(child, { minLength: 1, maxLength: 2 }),
          items: fc.oneof(fc.boolean(), child),
          minItems: fc.constantFrom(0, 1, 2),
        },
        { requiredKeys: ['type', 'prefixItems'] },
      ),
      fc.record({ allOf: fc.array(child, { minLength: 1, maxLength: 2 }), description: fc.constant('*/') }),
      fc.record(
        {
          anyOf: fc.array(child, { minLength: 1, maxLength: 3 }),
          type: fc.constant('object'),
          properties,
          required: fc.uniqueArray(name, { maxLength: 1 }),
        },
        { requiredKeys: ['anyOf'] },
      ),
      fc.record({ oneOf: fc.array(child, { minLength: 1, maxLength: 3 }) }),
    ),
  };
});

function documentOf(schemas: readonly unknown[]): object {
  const body = (schema: unknown) => ({ description: 'ok', content: { 'application/json': { schema } } });
  const text = { type: 'string' };
  return {
    openapi: '3.1.0',
    info: { title: 't', version: '1' },
    paths: Object.fromEntries(
      schemas.map((schema, index) => [
        `/${index}`,
        { get: { operationId: `get${index}`, responses: { 200: body(schema) } } },
      ]),
    ),
    components: {
      schemas: {
        P: { type: 'object', properties: { a: text, b: { type: 'integer' } }, required: ['a'] },
        Q: { type: ['object', 'null'], properties: { q: { $ref: '#/components/schemas/Q' } } },
        R: { anyOf: [text, { type: 'array', items: { $ref: '#/components/schemas/R' } }] },
        S: {
          oneOf: [
            { $ref: '#/components/schemas/P' },
            { type: 'object', required: ['s'], properties: { s: text } },
          ],
        },
      },
    },
  };
}
