import { expect, test } from '@jest/globals';
import { conformsTo } from '../../../src/exchange/schema-types.js';
import { freeId } from '../../../src/mock/state/new-id.js';

test.each([
  { schema: { type: 'string', format: 'email' }, likeness: undefined },
  { schema: { type: 'string', format: 'email' }, likeness: 'ana.b@example.com' },
  { schema: { type: 'string', format: 'uuid' }, likeness: undefined },
  { schema: { type: 'string', pattern: '^cus_[0-9a-f]{8}$' }, likeness: undefined },
  { schema: { type: 'string', pattern: '^[A-Z]{2}-\\d{4}$' }, likeness: 'AB-0001' },
  { schema: { type: 'integer' }, likeness: 7 },
])('there are always more ids for $schema like $likeness', ({ schema, likeness }) => {
  const idPart = { schema, root: schema };
  const shape = { part: idPart, examples: [], idPart, likeness, canBeNamed: () => true };
  const taken = new Set<string>();
  for (let number = 1; number <= 60; number++) {
    const free = freeId(shape, 'all', number, (id) => taken.has(id));
    expect(conformsTo(idPart, free?.id)).toBe(true);
    taken.add(String(free?.id));
  }
  expect(taken.size).toBe(60);
});

test('where all ids are taken there is none, at once', () => {
  const schema = { enum: ['red', 'green', 'blue'] };
  const idPart = { schema, root: schema };
  const shape = { part: idPart, examples: [], idPart, likeness: 'red', canBeNamed: () => true };
  const ids = [1, 2, 3].map((number) => freeId(shape, 'all', number, () => false)?.id);
  expect(new Set(ids)).toEqual(new Set(schema.enum));
  expect(freeId(shape, 'all', 1, () => true)).toBeUndefined();
});
