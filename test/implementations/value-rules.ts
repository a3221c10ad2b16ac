import type { Json, JsonObject } from './json.js';

/** The rule a value breaks. `null` stands apart from other wrong types; `prose` is a rule said only in words. */
export type Rule = 'type' | 'null' | 'minLength' | 'maxLength' | 'enum' | 'format' | 'required' | 'prose';

/** One broken rule; `pointer` is a JSON Pointer (RFC 6901) into the request body. */
export interface Fault {
  readonly pointer: string;
  readonly rule: Rule;
  readonly message: string;
}

export type Check = (value: Json, pointer: string) => Fault[];

interface TextRules {
  /** Lengths in code points. */
  min?: number;
  max?: number;
  words?: readonly string[];
  format?: (value: string) => boolean;
  prose?: { holds: (value: string) => boolean; message: string };
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function wrong(pointer: string, rule: Rule, message: string): Fault[] {
  return [{ pointer, rule, message }];
}

function notA(kind: string, value: Json, pointer: string): Fault[] {
  return wrong(pointer, value === null ? 'null' : 'type', `must be ${kind}`);
}

/** Text within its limits. */
export function text(rules: TextRules = {}): Check {
  return (value, pointer) => {
    if (typeof value !== 'string') return notA('text', value, pointer);
    const length = rules.min === undefined && rules.max === undefined ? 0 : [...value].length;
    if (rules.min !== undefined && length < rules.min)
      return wrong(pointer, 'minLength', `must have at least ${rules.min} characters`);
    if (rules.max !== undefined && length > rules.max)
      return wrong(pointer, 'maxLength', `must have at most ${rules.max} characters`);
    if (rules.words && !rules.words.includes(value))
      return wrong(pointer, 'enum', `must be one of ${rules.words.join(', ')}`);
    if (rules.format && !rules.format(value))
      return wrong(pointer, 'format', 'has not the documented format');
    if (rules.prose && !rules.prose.holds(value)) return wrong(pointer, 'prose', rules.prose.message);
    return [];
  };
}

export const yesOrNo: Check = (value, pointer) =>
  typeof value === 'boolean' ? [] : notA('true or false', value, pointer);

export const wholeNumber: Check = (value, pointer) =>
  Number.isInteger(value) ? [] : notA('a whole number', value, pointer);

export const anything: Check = () => [];

export function orNull(check: Check): Check {
  return (value, pointer) => (value === null ? [] : check(value, pointer));
}

export function listOf(check: Check): Check {
  return (value, pointer) =>
    Array.isArray(value)
      ? value.flatMap((item, index) => check(item, `${pointer}/${index}`))
      : notA('a list', value, pointer);
}

/** An open object: properties that are not named are let through. */
export function record(properties: Readonly<Record<string, Check>>, required: readonly string[] = []): Check {
  return (value, pointer) => {
    if (!isObject(value)) return notA('an object', value, pointer);
    const missing = required.filter((name) => !Object.hasOwn(value, name));
    const faults = Object.entries(properties).flatMap(([name, check]) => {
      const inner = Object.hasOwn(value, name) ? value[name] : undefined;
      return inner === undefined ? [] : check(inner, `${pointer}/${name}`);
    });
    return [...missing.flatMap((name) => wrong(pointer, 'required', `must have ${name}`)), ...faults];
  };
}
