import type { Ajv2020 } from 'ajv/dist/2020.js';
import { newAjv } from './ajv-library.js';
import { FORMATS } from './formats.js';
import { firstDuplicate, isSameJson } from './json-equality.js';
import { isMultipleOf } from './multiple-of.js';
import { compilePattern, type PatternMatcher } from './pattern.js';

/**
 * An Ajv for one schema. `const`, `enum` and `uniqueItems` compare by JSON value whatever the names of members,
 * `multipleOf` counts in decimal, `pattern` compiles by {@link compilePattern}.
 */
export function createAjv(): Ajv2020 {
  const ajv = newAjv({
    strict: false,
    strictNumbers: true,
    allErrors: true,
    verbose: true,
    messages: false,
    logger: false,
    meta: false,
    validateSchema: false,
    ownProperties: true,
    formats: FORMATS,
    code: { regExp: Object.assign(matcherFor, { code: 'tally:pattern' }) },
  });
  for (const keyword of ['const', 'enum', 'uniqueItems', 'multipleOf']) ajv.removeKeyword(keyword);
  ajv.addKeyword({
    keyword: 'const',
    errors: false,
    compile: (expected: unknown) => (value: unknown) => isSameJson(value, expected),
  });
  ajv.addKeyword({
    keyword: 'enum',
    errors: false,
    compile: (members: readonly unknown[]) => (value: unknown) =>
      members.some((member) => isSameJson(member, value)),
  });
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    errors: false,
    compile: (unique: boolean) => (items: readonly unknown[]) =>
      !unique || firstDuplicate(items) === undefined,
  });
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    errors: false,
    compile: (divisor: number) => (value: number) => isMultipleOf(value, divisor),
  });
  return ajv;
}

function matcherFor(source: string): PatternMatcher {
  const compiled = compilePattern(source);
  if (!compiled.ok) throw new SyntaxError(compiled.reason);
  return compiled.matcher;
}
