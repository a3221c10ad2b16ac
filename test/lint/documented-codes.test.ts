import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
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

test.each(rules.map(({ code }) => code))('the reference explains the rule %s', (code) => {
  expect(documented).toContain(code);
});

test('the reference explains every code that can be reported, and no other', () => {
  expect([...documented].sort()).toEqual([...used].sort());
});

test.each(sections)('a section says what, why and how to fix: %#', (section) => {
  expect(section).toMatch(/^`[a-z0-9-]+` · (error|warning|info)(, (error|warning|info))*\n/);
  expect(section).toMatch(/\n\*\*What\*\* .+\n/);
  expect(section).toMatch(/\n\*\*Why\*\* .+\n/);
  expect(section).toMatch(/\n\*\*Fix\*\* .+/);
});

test.each(rules)('the reference gives $code the severity that the rule has', ({ code, severity }) => {
  const section = sections.find((one) => one.startsWith(`\`${code}\``));
  expect(section?.split('\n')[0]).toContain(severity);
});
