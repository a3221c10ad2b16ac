import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { builtInRecipes } from '../../../src/check/recipes/built-in-recipes.js';

test('docs/statuses.md lists every status that a built-in recipe is for', () => {
  const text = readFileSync('docs/statuses.md', 'utf8');
  const listed = text.split('\n').flatMap((line) => /^\| ([\d, ]+) \|/.exec(line)?.[1]?.split(', ') ?? []);
  const own = builtInRecipes.flatMap(({ statuses }) => statuses);
  expect(own.filter((status) => !listed.includes(status))).toEqual([]);
});

test.each(builtInRecipes.flatMap(({ needs }) => (needs === undefined ? [] : [needs])))(
  'docs/statuses.md names the option of “%s”',
  (needs) => {
    const option = /--[a-z-]+/.exec(needs)?.[0] ?? needs;
    expect(readFileSync('docs/statuses.md', 'utf8')).toContain(option);
  },
);
