import { expect, test } from '@jest/globals';
import { memberSchemas } from '../../src/exchange/member-schemas.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';

const named = { type: 'object', properties: { name: { type: 'string' } }, required: ['name'] };
const sized = { type: 'object', properties: { size: { type: 'integer' } } };

test.each<{ what: string; schema: JsonSchema; names: readonly string[] | undefined }>([
  { what: 'an object', schema: named, names: ['name'] },
  { what: 'an object with notes', schema: { ...named, title: 'x', example: {} }, names: ['name'] },
  { what: 'a reference', schema: { $ref: '#/$defs/N', $defs: { N: named } }, names: ['name'] },
  {
    what: 'a closed object behind a reference',
    schema: { $ref: '#/$defs/N', $defs: { N: { ...named, additionalProperties: false } } },
    names: ['name'],
  },
  {
    what: 'all of several',
    schema: { allOf: [named, sized, { $ref: '#/$defs/N' }], $defs: { N: named } },
    names: ['name', 'size'],
  },
  {
    what: 'one that refers to itself',
    schema: { $ref: '#/$defs/N', $defs: { N: { ...named, allOf: [{ $ref: '#/$defs/N' }] } } },
    names: ['name'],
  },
  { what: 'anything', schema: true, names: undefined },
  { what: 'nothing', schema: { allOf: [named, false] }, names: undefined },
  {
    what: 'all of several, one of them closed',
    schema: { allOf: [named, { ...sized, additionalProperties: false }] },
    names: undefined,
  },
  {
    what: 'two schemas for one name',
    schema: { allOf: [named, { properties: { name: { maxLength: 3 } } }] },
    names: undefined,
  },
  { what: 'alternatives', schema: { ...named, oneOf: [sized, named] }, names: undefined },
  { what: 'a condition', schema: { ...named, if: sized, else: named }, names: undefined },
  { what: 'patterns of names', schema: { ...named, patternProperties: { n: {} } }, names: undefined },
  { what: 'a limit on the members', schema: { ...named, maxProperties: 3 }, names: undefined },
  { what: 'a list of values', schema: { ...named, enum: [{ name: 'a' }] }, names: undefined },
  { what: 'a reference that leads elsewhere', schema: { allOf: [named, { $ref: '#' }] }, names: undefined },
  { what: 'a reference by anchor', schema: { ...named, $dynamicRef: '#N' }, names: undefined },
])('the members of $what are $names', ({ schema, names }) => {
  const members = memberSchemas({ schema, root: schema });
  expect(members && [...members.keys()]).toEqual(names);
});
