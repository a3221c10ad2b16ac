import { describe, expect, test } from '@jest/globals';
import { freshenNames, freshTexts } from '../../src/check/fresh-values.js';
import type { JsonSchema } from '../../src/schema/json-schema.js';

const fresh = (value: unknown, schema: JsonSchema = true, place = '', pinned = {}) =>
  freshenNames(value, { schema, place, pinned, fresh: freshTexts('run') });
const named = (schema: JsonSchema) => ({ type: 'object', properties: { name: schema } }) as JsonSchema;

test('fresh texts carry the run id, differ, and are the same for the same run', () => {
  const [one, other] = [freshTexts('My run #7'), freshTexts('My run #7')];
  const texts = [one(), one(), one()];
  expect(texts).toEqual(['My-run-7-1', 'My-run-7-2', 'My-run-7-3']);
  expect([other(), other(), other()]).toEqual(texts);
  expect(freshTexts('///')()).toBe('run-1');
});

describe('a body with names', () => {
  test.each([
    ['any text', {}, 'sample', 'Tally run-1'],
    ['a slug', { pattern: '^[a-z0-9-]+$' }, 'sample', 'tally-run-1'],
    ['letters and digits', { pattern: '^[a-z0-9]+$' }, 'sample', 'tallyrun1'],
    ['capitals', { pattern: '^[A-Z0-9]+$' }, 'SAMPLE', 'TALLYRUN1'],
    ['at most five', { maxLength: 5 }, 'abcde', 'arun1'],
    ['an e-mail address', { format: 'email' }, 'a@b.example', 'tally-run-1@example.com'],
  ])('gets a new one: %s', (_what, schema, old, renewed) => {
    expect(fresh({ name: old, size: 1 }, named({ type: 'string', ...schema }))).toEqual({
      name: renewed,
      size: 1,
    });
  });

  test.each([
    ['is listed', { name: 'a' }, named({ enum: ['a', 'b'] }), '', {}],
    ['is given', { name: 'a' }, true, '', { '/name': ['a'] }],
    ['is no text', { name: 5 }, true, '', {}],
    ['names nothing', { colour: 'a' }, true, '', {}],
    ['is what the case is about, and short', { name: 'a' }, true, '/name', {}],
  ])('keeps one that %s', (_what, value, schema, place, pinned) => {
    expect(fresh(value, schema as JsonSchema, place, pinned)).toEqual(value);
  });

  test.each([
    ['its length', 'xxxxxxxxxx', 'xxxxxxrun1'],
    ['what is unusual', 'a\u0000b', 'a\u0000b run-1'],
  ])('keeps %s at the place that a case is about', (_what, old, renewed) => {
    expect(fresh({ name: old }, true, '/name')).toEqual({ name: renewed });
  });

  test('stays as wrong as it was', () => {
    const schema = {
      type: 'object',
      required: ['size'],
      properties: { name: { type: 'string' } },
    } as JsonSchema;
    expect(fresh({ name: 'a' }, schema, '/size')).toEqual({ name: 'Tally run-1' });
  });
});
