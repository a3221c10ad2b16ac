import type { ApiSchema } from '../openapi/api-schema.js';
import { validatorOf } from '../schema/compile.js';
import { conformsWithoutCompiling } from '../schema/conforms-without-compiling.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { reducedTo } from '../schema/reduced-to-value.js';
import { isJsonObject } from '../schema/schema-keywords.js';
import { valuesNear } from '../schema/valid-values.js';
import type { SchemaViolation } from '../schema/violation.js';
import { withoutReadOnly, withoutWriteOnly } from '../schema/without-one-way.js';
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
 * one, which is read as callers should read it: properties that it does not know are no fault, nor is a second alternative that fits.
 */
export function showBreak(
  old: ApiSchema,
  next: ApiSchema,
  direction: Direction,
  places: readonly string[],
): Shown {
  const [from, to] = direction === 'request' ? [old, next] : [next, old];
  const source = from.schema(direction);
  const target = direction === 'request' ? to.schema(direction) : opened(to.schema(direction));
  if (typeof source === 'boolean' || typeof target === 'boolean')
    return tryValues(source, target, direction, places);
  const known = shownOf.get(source)?.get(target);
  if (known) return known;
  const shown = tryValues(source, target, direction, places);
  shownOf.set(source, (shownOf.get(source) ?? new WeakMap<object, Shown>()).set(target, shown));
  return shown;
}

/** By the schema that values are of, then the one that they are held against: many responses of a document are the same. */
const shownOf = new WeakMap<object, WeakMap<object, Shown>>();

function tryValues(
  source: JsonSchema,
  target: JsonSchema,
  direction: Direction,
  places: readonly string[],
): Shown {
  let tried = 0;
  for (const { value } of valuesNear(source, places)) {
    if (tried++ >= MOST_VALUES) break;
    if (conformsWithoutCompiling(target, value)) continue;
    // What travels the other way alone is nothing to hold against a value.
    const held = direction === 'request' ? withoutReadOnly(target) : withoutWriteOnly(target);
    const validator = validatorOf(reducedTo(held, value));
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

const openedOnes = new WeakMap<object, JsonSchema>();

/**
 * The schema without the keywords that forbid properties it does not know, and with `oneOf` read as `anyOf`; each definition is one object
 * in all, to be compiled once.
 */
function opened(schema: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return schema;
  const known = openedOnes.get(schema);
  if (known !== undefined) return known;
  const { $defs, ...own } = schema;
  const definitions = Object.entries($defs ?? {}).map(([name, one]) => [name, opened(one)]);
  const open = {
    ...(openedIn(own) as SchemaObject),
    ...($defs ? { $defs: Object.fromEntries(definitions) } : {}),
  };
  openedOnes.set(schema, open);
  return open;
}

function openedIn(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(openedIn);
  if (!isJsonObject(value)) return value;
  const kept: Record<string, unknown> = {};
  for (const [keyword, inner] of Object.entries(value)) {
    const isClosing = ['additionalProperties', 'unevaluatedProperties'].includes(keyword) && inner === false;
    // Data is not to be changed, only schemas.
    if (isClosing) continue;
    const isChoice = keyword === 'oneOf' && Array.isArray(inner) && value.anyOf === undefined;
    kept[isChoice ? 'anyOf' : keyword] = ['const', 'enum', 'examples', 'default'].includes(keyword)
      ? inner
      : openedIn(inner);
  }
  return kept;
}
