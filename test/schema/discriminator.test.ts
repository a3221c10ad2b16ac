import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import { invalidValues } from '../../src/schema/invalid-values.js';
import type { SchemaObject } from '../../src/schema/json-schema.js';
import { validValues } from '../../src/schema/valid-values.js';

const petWith = (discriminator: unknown): SchemaObject => ({
  oneOf: [{ $ref: '#/$defs/Cat' }, { $ref: '#/$defs/Dog-2' }],
  discriminator,
  $defs: {
    Cat: {
      type: 'object',
      required: ['kind', 'claws'],
      properties: { kind: { type: 'string' }, claws: { type: 'integer' } },
    },
    'Dog-2': {
      type: 'object',
      required: ['kind', 'bark'],
      properties: { kind: { type: 'string' }, bark: { type: 'string' } },
    },
  },
});
const mapped = petWith({
  propertyName: 'kind',
  mapping: { feline: '#/components/schemas/Cat', tom: 'Cat', canine: 'animals.yaml#/Dog' },
});
const named = petWith({ propertyName: 'kind' });

describe('a discriminator', () => {
  test.each([
    ['by its mapping', mapped, { kind: 'canine', bark: 5 }, '/bark', 'must be a string'],
    ['by another value of the mapping', mapped, { kind: 'tom' }, '', 'must have the property "claws"'],
    ['by the name of the schema', named, { kind: 'Cat', bark: 5 }, '', 'must have the property "claws"'],
    [
      'by a value that none has',
      mapped,
      { kind: 'Cat', claws: 'x' },
      '',
      'must name its kind in the property "kind", one of "feline", "tom", "canine", but has "Cat"',
    ],
    [
      'by nothing',
      mapped,
      { bark: 5 },
      '',
      'must name its kind in the property "kind", one of "feline", "tom", "canine", but lacks it',
    ],
  ])('tells the alternative meant %s', (_name, schema, value, instancePointer, message) => {
    expect(
      validatorOf(schema)
        .validate(value)
        .map((violation) => [violation.instancePointer, violation.message]),
    ).toEqual([[instancePointer, message]]);
  });

  test('has its values in generated objects, each with the alternative it names', () => {
    const values = [...validValues(mapped)].map(({ value }) => value as Record<string, unknown>);
    const kinds = values.map((value) => [value.kind, 'bark' in value ? 'Dog' : 'Cat'].join(' '));
    expect(new Set(kinds)).toEqual(new Set(['feline Cat', 'tom Cat', 'canine Dog']));
  });

  test('points at a place that the schema has', () => {
    const pointers = [...validValues(mapped)].map(({ schemaPointer }) => schemaPointer);
    expect(pointers).toContain('/discriminator');
  });

  test('is no promise where its values are not among those that the property may have', () => {
    const schema: SchemaObject = {
      oneOf: [{ $ref: '#/$defs/Cat' }],
      discriminator: { propertyName: 'kind' },
      $defs: { Cat: { type: 'object', required: ['kind'], properties: { kind: { enum: ['cat'] } } } },
    };
    expect([...validValues(schema)].map(({ value }) => value)).toEqual([{ kind: 'cat' }]);
  });

  test('leaves invalid values that break a keyword of the schema', () => {
    expect([...invalidValues(mapped)].map(({ label }) => label)).toContain('/claws is null');
  });
});
