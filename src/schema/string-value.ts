import type { FormatDefinition } from 'ajv';
import { greatest, least, stated } from './facts.js';
import { formatTexts, isWritableFormat } from './format-text.js';
import { FORMATS } from './formats.js';
import type { SchemaObject } from './json-schema.js';
import { ordinaryText } from './ordinary-text.js';
import { compilePattern } from './pattern.js';
import { type TextLimits, textMatching } from './pattern-text.js';
import type { Located } from './place.js';

/** What the keywords about strings ask for together. */
export interface StringRules {
  readonly minLength: number;
  readonly maxLength: number;
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
}

/** Longer texts are not made: at-limit cases beyond it cost more than they show. */
export const LONGEST_TEXT = 10_000;

/** The rules that all parts give for a string. */
export function stringRules(parts: readonly Located<SchemaObject>[]): StringRules {
  return {
    minLength: greatest(stated(parts, 'minLength'))?.value ?? 0,
    maxLength: least(stated(parts, 'maxLength'))?.value ?? Infinity,
    patterns: [...new Set(stated<string>(parts, 'pattern').map(({ value }) => value))],
    formats: [...new Set(stated<string>(parts, 'format').map(({ value }) => value))],
  };
}

/** A string that obeys the rules, or undefined where none is found; `name` is the property it is for. */
export function stringFor(
  rules: StringRules,
  name: string,
  variant: number,
  seed: number,
): string | undefined {
  if (rules.minLength > Math.min(rules.maxLength, LONGEST_TEXT + 1)) return undefined;
  const limits: TextLimits = { minLength: rules.minLength, maxLength: rules.maxLength, variant };
  return find(candidates(rules, name, limits, seed), (text) => obeys(text, rules));
}

/** Whether a text obeys all rules. */
export function obeys(text: string, { minLength, maxLength, patterns, formats }: StringRules): boolean {
  const length = [...text].length;
  return (
    length >= minLength &&
    length <= maxLength &&
    patterns.every((pattern) => matchesPattern(pattern, text)) &&
    formats.every((format) => matchesFormat(format, text))
  );
}

/** Whether a pattern occurs in a text; never for a pattern that does not compile. */
export function matchesPattern(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  return compiled.ok && compiled.matcher.test(text);
}

function* candidates(
  rules: StringRules,
  name: string,
  limits: TextLimits,
  seed: number,
): Generator<string | undefined> {
  for (const format of rules.formats) yield* formatTexts(format, limits);
  const free = rules.formats.every((format) => !isWritableFormat(format));
  if (free) {
    const shape = limits.minLength === 0 ? { ...limits, minLength: Math.min(1, limits.maxLength) } : limits;
    const text = ordinaryText(name, shape, seed);
    yield text;
    if (rules.patterns.length > 0)
      yield* ['', '-', '_'].map((joint) => text.toLowerCase().replaceAll(' ', joint));
  }
  for (const pattern of rules.patterns) yield textMatching(pattern, limits);
  yield '';
}

function matchesFormat(name: string, text: string): boolean {
  const format = Object.hasOwn(FORMATS, name) ? FORMATS[name] : undefined;
  if (format === undefined || format === true || typeof format === 'string') return true;
  if (format instanceof RegExp) return format.test(text);
  if (typeof format === 'function') return format(text);
  const { type, validate } = format as FormatDefinition<string>;
  if ((type ?? 'string') !== 'string') return true;
  return validate instanceof RegExp
    ? validate.test(text)
    : Boolean((validate as (text: string) => boolean)(text));
}

function find<Value>(
  values: Iterable<Value | undefined>,
  fits: (value: Value) => boolean,
): Value | undefined {
  for (const value of values) if (value !== undefined && fits(value)) return value;
  return undefined;
}
