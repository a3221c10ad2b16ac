import { describe, expect, test } from '@jest/globals';
import { readPreferences } from '../../src/mock/preferences.js';

describe('readPreferences', () => {
  test.each([
    { header: undefined, query: '', expected: {} },
    { header: 'code=404', query: '', expected: { code: 404 } },
    { header: 'Code = 404 , dynamic=true', query: '', expected: { code: 404, dynamic: true } },
    { header: 'code=404; example=a', query: '', expected: { code: 404, example: 'a' } },
    {
      header: 'example="two words, one \\" mark"',
      query: '',
      expected: { example: 'two words, one " mark' },
    },
    { header: 'code=404, code=500', query: '', expected: { code: 404 } },
    { header: 'respond-async, wait=10', query: '__code=500', expected: { code: 500 } },
    { header: 'code=404', query: '__code=500&__dynamic=true', expected: { code: 404 } },
    { header: undefined, query: '__seed=x&__dynamic=false', expected: { seed: 'x', dynamic: false } },
    { header: 'constructor=1, __proto__=2', query: '', expected: {} },
  ])('Prefer: $header with ?$query', ({ header, query, expected }) => {
    expect(readPreferences(header, query)).toEqual({ ok: true, preferences: expected });
  });

  test.each([{ header: 'code=99' }, { header: 'code=600' }, { header: 'code' }, { header: 'dynamic' }])(
    'Prefer: $header is no preference',
    ({ header }) => {
      expect(readPreferences(header, '')).toMatchObject({ ok: false });
    },
  );
});
