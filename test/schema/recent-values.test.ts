import { describe, expect, test } from '@jest/globals';
import { RecentValues } from '../../src/schema/recent-values.js';

describe('values that were asked for lately', () => {
  function counted() {
    let made = 0;
    const values = new RecentValues<number>(function* () {
      for (let value = 1; value <= 3; value++) {
        made++;
        yield value;
      }
    });
    return { values, made: () => made };
  }

  test('are made once for the same schema object and options, and no further than read', () => {
    const { values, made } = counted();
    const schema = {};
    const [first] = values.of(schema, { seed: 1 });
    expect([first, made()]).toEqual([1, 1]);
    expect([...values.of(schema, { seed: 1 })]).toEqual([1, 2, 3]);
    expect([...values.of(schema, { seed: 1 }), made()]).toEqual([1, 2, 3, 3]);
  });

  test.each([
    ['another schema object', {}, { seed: 1 }],
    ['another seed', undefined, { seed: 2 }],
    ['other values', undefined, { seed: 1, values: { '/a': [1] } }],
    ['a boolean', true, { seed: 1 }],
  ])('are made anew for %s', (_what, other, options) => {
    const { values, made } = counted();
    const schema = {};
    expect([...values.of(schema, { seed: 1 }), ...values.of(other ?? schema, options), made()]).toEqual([
      1, 2, 3, 1, 2, 3, 6,
    ]);
  });

  test('are forgotten after many others', () => {
    const { values, made } = counted();
    const schema = {};
    expect([...values.of(schema, {})]).toHaveLength(3);
    for (let count = 0; count < 40; count++) expect([...values.of({}, {})]).toHaveLength(3);
    expect([...values.of(schema, {}), made()]).toEqual([1, 2, 3, 3 * 42]);
  });
});
