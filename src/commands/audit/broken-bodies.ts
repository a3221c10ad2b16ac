import type { BreachKind } from '../../result/audit.js';
import { invalidValues } from '../../schema/invalid-values.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import { isJsonObject } from '../../schema/schema-keywords.js';
import { type ValuePlace, valuePlaces } from '../../schema/value-places.js';
import { parsePointer } from '../../source/json-pointer.js';

/** A body with one thing wrong. */
export interface BrokenBody {
  readonly kind: BreachKind;
  /** What is wrong: `/name is left out`. */
  readonly label: string;
  readonly value: unknown;
  /** Where the schema says, or could say, that it is wrong. */
  readonly schemaPointer: string;
  readonly fix: string;
}

/** Of each kind, for one schema. */
const mostBreaches = 100;

/** Broken by the places themselves, so that it shows where nothing is said as well. */
const bothWays = new Set(['type', 'required']);

/** Bodies with each property left out, each value of another type, and each other documented keyword broken. */
export function* brokenBodies(schema: JsonSchema): Generator<BrokenBody> {
  for (const place of first(valuePlaces(schema))) {
    const { schemaPointer, pointer } = place;
    const name = pointer || 'the body';
    const without = leftOut(place);
    if (without !== undefined) {
      const fix = `List \`${parsePointer(pointer).at(-1)}\` under \`required\`.`;
      yield { kind: 'property-missing', label: `${name} is left out`, value: without, schemaPointer, fix };
    }
    const other = place.holding(otherType(place.own));
    if (other !== undefined) {
      const label = `${name} is of another type`;
      yield { kind: 'wrong-type', label, value: other, schemaPointer, fix: 'Write its `type`.' };
    }
  }
  for (const { label, value, keyword, schemaPointer } of first(invalidValues(schema))) {
    if (bothWays.has(keyword)) continue;
    yield { kind: 'rule', label, value, schemaPointer, fix: `See why \`${keyword}\` does not hold.` };
  }
}

/** The value without the place, which is a member of an object; `undefined` where it is none. */
function leftOut({ pointer, own, holding }: ValuePlace): unknown {
  return pointer === '' ? undefined : without(holding(own), parsePointer(pointer));
}

function without(value: unknown, [token = '', ...inside]: readonly string[]): unknown {
  if (Array.isArray(value)) {
    const inner = inside.length > 0 ? without(value[Number(token)], inside) : undefined;
    return inner === undefined ? undefined : value.with(Number(token), inner);
  }
  if (!isJsonObject(value)) return undefined;
  const { [token]: gone, ...others } = value;
  if (inside.length === 0) return others;
  const inner = without(gone, inside);
  return inner === undefined ? undefined : { ...value, [token]: inner };
}

function otherType(value: unknown): unknown {
  if (typeof value === 'string') return 7;
  if (typeof value === 'object' && value !== null) return 'text';
  return { other: 'type' };
}

function* first<Value>(values: Iterable<Value>): Generator<Value> {
  let count = 0;
  for (const value of values) {
    yield value;
    if (++count === mostBreaches) return;
  }
}
