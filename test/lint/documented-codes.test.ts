import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { ruleReference } from '../../src/lint/explain-rule.js';
import { readingCodes } from '../../src/lint/lint-codes.js';
import { rules } from '../../src/lint/rules.js';

const sections = readFileSync('docs/diagnostics.md', 'utf8').split(/^### /m).slice(1);
const documented = sections.map((section) => /^`([a-z0-9-]+)`/.exec(section)?.[1]);

/** Kebab-case texts that the code uses where diagnostics are made. */
const used = new Set(
  ['openapi', 'lint', 'pages', 'types'].flatMap((folder) =>
    readdirSync(join('src', folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .flatMap((file) => codesIn(readFileSync(join('src', folder, file), 'utf8'))),
  ),
);

/** `code: 'x'`, `code = 'x'`, and the codes handed to the makers of diagnostics. */
function codesIn(text: string): string[] {
  const written = [...text.matchAll(/\bcode(?::| =) '([a-z0-9-]+)'/g), ...text.matchAll(/'(page-[a-z-]+)'/g)];
  const refused = [...text.matchAll(/refused\(\s*\w+,\s*'([a-z-]+)'/g)];
  return [...written, ...refused].map((match) => match[1] as string);
}

test('a code is explained once: by its rule, or in the reference of diagnostics', () => {
  const explained = [...documented, ...rules.map(({ code }) => code)].sort();
  // Resolving reports an unresolved reference, and so does the rule for those inside schemas.
  const twice = explained.filter((code, at) => code === explained[at + 1]);
  expect(twice).toEqual(['unresolved-ref']);
  expect([...new Set(explained)]).toEqual([...used].sort());
});

test('what reading brings up is listed for those who set severities', () => {
  const inLint = readFileSync('docs/diagnostics.md', 'utf8').split('## Types')[0] ?? '';
  const told = [...inLint.matchAll(/^### `([a-z0-9-]+)`/gm)].map((match) => match[1]);
  expect([...readingCodes].sort()).toEqual(told.sort());
});

test('the reference of the rules is up to date', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(ruleReference());
});

test.each(sections)('a section says what, why and how to fix: %#', (section) => {
  expect(section).toMatch(/^`[a-z0-9-]+` · (error|warning|info)(, (error|warning|info))*\n/);
  expect(section).toMatch(/\n\*\*What\*\* .+\n/);
  expect(section).toMatch(/\n\*\*Why\*\* .+\n/);
  expect(section).toMatch(/\n\*\*Fix\*\* .+/);
});
