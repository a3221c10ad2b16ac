import { describe, expect, test } from '@jest/globals';
import { invalidValues } from '../../src/schema/invalid-values.js';
import { minimalValue, validValues } from '../../src/schema/valid-values.js';
import { valueAt } from '../../src/source/json-pointer.js';

const schema = {
  type: 'object',
  required: ['query'],
  properties: {
    query: {
      type: 'object',
      required: ['type'],
      properties: { type: { type: 'string', enum: ['raw', 'sql'] }, raw: { type: 'string', maxLength: 40 } },
    },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 3 },
  },
  examples: [{ query: { type: 'sql', raw: 'TRUE' } }, { query: { type: 'sql', raw: 'NOT' }, tags: ['x'] }],
};
const values = { '/query/type': ['raw'], '/tags/*': ['t1', 't2'] };

describe('values that are asked for at a place', () => {
  test('stand there in every valid value', () => {
    const found = [...validValues(schema, { values })].map(({ value }) => value);
    expect(new Set(found.map((value) => valueAt(value, '/query/type')))).toEqual(new Set(['raw']));
    const tags = found.flatMap((value) => (valueAt(value, '/tags') ?? []) as unknown[]);
    expect(new Set(tags)).toEqual(new Set(['t1', 't2']));
  });

  test('are all shown, each as a case of its own', () => {
    const labels = [...validValues(schema, { values: { ...values, '/query/raw': ['a', 'b', 'c'] } })].map(
      ({ label }) => label,
    );
    expect(labels).toEqual(
      expect.arrayContaining(['/query/raw = "b"', '/query/raw = "c"', '/tags/0 = "t2"']),
    );
  });

  test('stand in invalid values wherever the break is not', () => {
    const found = [...invalidValues(schema, { values })];
    const elsewhere = found.filter(({ instancePointer }) => instancePointer.startsWith('/tags'));
    expect(new Set(elsewhere.map(({ value }) => valueAt(value, '/query/type')))).toEqual(new Set(['raw']));
    const there = found.filter(({ instancePointer }) => instancePointer === '/query/type');
    expect(there.map(({ keyword }) => keyword)).toContain('enum');
  });

  test('replace what an example says', () => {
    const examples = [...validValues(schema, { values })].filter(({ label }) => label === 'example');
    expect(examples.map(({ value }) => value)).toEqual([
      { query: { type: 'raw', raw: 'TRUE' } },
      { query: { type: 'raw', raw: 'NOT' }, tags: ['t1'] },
    ]);
  });

  test('make places possible for which nothing is found otherwise', () => {
    const hard = {
      type: 'object',
      required: ['a'],
      properties: { a: { type: 'string', pattern: '^(?=.*q)(?=.*x)[a-z]{2}$' } },
    };
    expect(minimalValue(hard)).toMatchObject({ ok: false });
    expect(minimalValue(hard, { values: { '/a': ['qx'] } })).toEqual({ ok: true, value: { a: 'qx' } });
    expect([...invalidValues(hard, { values: { '/a': ['qx'] } })].map(({ label }) => label)).toContain(
      '/a does not match its pattern',
    );
  });

  test('may be the whole value', () => {
    expect(minimalValue({ type: 'string' }, { values: { '': ['known'] } })).toEqual({
      ok: true,
      value: 'known',
    });
  });

  test('that do not conform leave no value, and a reason', () => {
    expect(minimalValue(schema, { values: { '/query/type': ['xml'] } })).toEqual({
      ok: false,
      reason: 'no value was found: /query/type must be one of "raw", "sql"',
    });
  });

  test('are ignored where the list is empty', () => {
    expect(minimalValue({ type: 'string' }, { values: { '': [] } })).toMatchObject({ ok: true });
  });
});
