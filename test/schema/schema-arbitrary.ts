import fc from 'fast-check';
import type { SchemaObject } from '../../src/schema/json-schema.js';

const present = <Value>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });
const small = fc.integer({ min: 0, max: 4 });
const name = fc.constantFrom('id', 'name', 'email', 'tags', '__proto__', 'constructor', 'x/y');
const scalar = fc.constantFrom<unknown>('a', 'bb', 1, 2.5, true, null, '');

const defined = (keywords: fc.Arbitrary<object>): fc.Arbitrary<SchemaObject> =>
  keywords.map(
    (record) =>
      Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as SchemaObject,
  );

const text = defined(
  fc.record({
    type: fc.constant('string'),
    minLength: present(small),
    maxLength: present(fc.integer({ min: 3, max: 40 })),
    pattern: present(
      fc.constantFrom('^[a-z]+$', '^\\d{2,4}$', 'a|b', '^(x-)?[A-Z]{1,3}$', '^[\\w\\s\\-\\\'\\"]*$'),
    ),
    format: present(fc.constantFrom('uuid', 'date-time', 'email', 'uri', 'byte', 'nonsense')),
  }),
);

const quantity = defined(
  fc.record({
    type: fc.constantFrom('integer', 'number'),
    minimum: present(fc.integer({ min: -20, max: 20 })),
    exclusiveMaximum: present(fc.integer({ min: -10, max: 40 })),
    multipleOf: present(fc.constantFrom(2, 3, 0.5, 0.01)),
  }),
);

const listed = defined(
  fc.record({
    enum: fc.uniqueArray(scalar, { minLength: 1, maxLength: 4 }),
    examples: present(fc.array(scalar)),
  }),
);

/** Self-contained schemas of the kinds that documents use, with a definition that may contain itself. */
export const schemaArbitrary: fc.Arbitrary<SchemaObject> = fc
  .letrec<{ schema: SchemaObject; list: SchemaObject; object: SchemaObject; choice: SchemaObject }>(
    (tie) => ({
      schema: fc.oneof(
        { maxDepth: 3, depthIdentifier: 'schema' },
        text,
        quantity,
        listed,
        fc.constantFrom<SchemaObject>(
          { type: 'boolean' },
          { type: ['string', 'null'] },
          {},
          { $ref: '#/$defs/Shared' },
        ),
        tie('list'),
        tie('object'),
        tie('choice'),
      ),
      list: defined(
        fc.record({
          type: fc.constant('array'),
          items: present(tie('schema')),
          minItems: present(fc.integer({ min: 0, max: 2 })),
          maxItems: present(fc.integer({ min: 1, max: 3 })),
          uniqueItems: present(fc.boolean()),
        }),
      ),
      object: defined(
        fc.record({
          type: fc.constant('object'),
          properties: fc
            .uniqueArray(fc.tuple(name, tie('schema')), { maxLength: 4, selector: ([key]) => key })
            .map((entries) => Object.fromEntries(entries)),
          required: present(fc.uniqueArray(name, { maxLength: 2 })),
          additionalProperties: present(fc.oneof(fc.boolean(), tie('schema'))),
          minProperties: present(small),
          dependentRequired: present(fc.constant({ id: ['name'] })),
        }),
      ),
      choice: fc
        .tuple(
          fc.constantFrom('anyOf', 'oneOf', 'allOf'),
          fc.array(tie('schema'), { minLength: 1, maxLength: 3 }),
        )
        .map(([keyword, branches]): SchemaObject => ({ [keyword]: branches })),
    }),
  )
  .schema.chain((root) =>
    fc
      .constantFrom<SchemaObject>(
        { type: 'string', minLength: 2 },
        {
          type: 'object',
          properties: { self: { $ref: '#/$defs/Shared' }, v: { type: 'integer' } },
          required: ['v'],
        },
      )
      .map((shared) => ({ ...root, $defs: { Shared: shared } })),
  );
