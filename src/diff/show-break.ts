import type { ApiSchema } from '../openapi/api-schema.js';
import { validatorOf } from '../schema/compile.js';
import { conformsWithoutCompiling } from '../schema/conforms-without-compiling.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { isJsonObject } from '../schema/schema-keywords.js';
import { validValues } from '../schema/valid-values.js';
import type { SchemaViolation } from '../schema/violation.js';
import type { Direction } from './change.js';

/** Values that are tried of one schema. */
const MOST_VALUES = 80;

/** A value that the one side may send and the other refuses, with what it breaks. */
export interface Counterexample {
  readonly value: unknown;
  readonly violation: SchemaViolation;
}

/** What executing two schemas showed: a break, none among the values tried, or nothing, where one of them cannot be used. */
export type Shown =
  | { readonly outcome: 'break'; readonly example: Counterexample }
  | { readonly outcome: 'none' | 'unknown' };

/**
 * Requests: values that the old schema allows are held against the new one. Responses: values of the new one against the old
 * one, which is read as callers should read it: properties that it does not know are no fault.
 */
export function showBreak(old: ApiSchema, next: ApiSchema, direction: Direction): Shown {
  const [from, to] = direction === 'request' ? [old, next] : [next, old];
  const source = from.schema(direction);
  const target = direction === 'request' ? to.schema(direction) : opened(to.schema(direction));
  let tried = 0;
  for (const { value } of validValues(source)) {
    if (tried++ >= MOST_VALUES) break;
    if (conformsWithoutCompiling(target, value)) continue;
    const validator = validatorOf(target);
    if (validator.problem !== undefined) return { outcome: 'unknown' };
    const violation = validator.validate(value).find(({ keyword }) => weighs(keyword, direction));
    if (violation) return { outcome: 'break', example: { value, violation } };
  }
  return { outcome: tried === 0 ? 'unknown' : 'none' };
}

/** Readers of responses are told not to rely on patterns, and to be ready for new values of an enumeration. */
function weighs(keyword: string, direction: Direction): boolean {
  return direction === 'request' || !['pattern', 'enum', 'not', 'false'].includes(keyword);
}

/** The schema without the keywords that forbid properties it does not know. */
function opened(schema: JsonSchema): JsonSchema {
  return open(schema) as JsonSchema;
}

function open(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(open);
  if (!isJsonObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [keyword, inner] of Object.entries(value)) {
    const isClosing = ['additionalProperties', 'unevaluatedProperties'].includes(keyword) && inner === false;
    // Data is not to be changed, only schemas.
    if (isClosing) continue;
    kept[keyword] = ['const', 'enum', 'examples', 'default'].includes(keyword) ? inner : open(inner);
  }
  return kept as SchemaObject;
}
