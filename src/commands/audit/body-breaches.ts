import type { WireResponse } from '../../http/message.js';
import type { MediaType } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { invalidValues } from '../../schema/invalid-values.js';
import { type ValuePlace, valuePlaces } from '../../schema/value-places.js';
import { parsePointer, valueAt } from '../../source/json-pointer.js';
import type { Breach } from './breach.js';

/** Of each kind, for one body. */
const mostBreaches = 100;

/** Broken by the places themselves, so that it shows where nothing is said as well. */
const bothWays = new Set(['type', 'required']);

/** A JSON body with each property left out, each value of another type, and each other documented keyword broken. */
export function* bodyBreaches(mediaType: MediaType, answer: WireResponse): Generator<Breach> {
  const { schema } = mediaType;
  const whole = schema?.schema('response') ?? true;
  const node = (pointer: string) => schema?.origin('response', pointer) ?? mediaType.node;
  const withBody = (value: unknown): WireResponse => ({
    ...answer,
    body: Buffer.from(JSON.stringify(value) ?? '', 'utf8'),
  });
  for (const place of first(valuePlaces(whole))) {
    const rule = node(place.schemaPointer);
    const name = place.pointer || 'the body';
    const without = leftOut(place);
    if (without !== undefined) {
      const fix = `List \`${parsePointer(place.pointer).at(-1)}\` under \`required\`.`;
      yield { kind: 'property-missing', label: `${name} is left out`, answer: withBody(without), rule, fix };
    }
    const other = place.holding(otherType(place.own));
    if (other !== undefined) {
      const label = `${name} is of another type`;
      yield { kind: 'wrong-type', label, answer: withBody(other), rule, fix: 'Write its `type`.' };
    }
  }
  for (const { label, value, keyword, schemaPointer } of first(invalidValues(whole))) {
    if (bothWays.has(keyword)) continue;
    const fix = `See why \`${keyword}\` does not hold.`;
    yield { kind: 'rule', label, answer: withBody(value), rule: node(schemaPointer), fix };
  }
}

/** The value without the place, which is a member of an object; `undefined` where it is none. */
function leftOut({ pointer, own, holding }: ValuePlace): unknown {
  const tokens = parsePointer(pointer);
  const name = tokens.pop();
  const whole = holding(own);
  if (name === undefined || whole === undefined) return undefined;
  const copy: unknown = structuredClone(whole);
  const around = valueAt(copy, pointer.slice(0, pointer.lastIndexOf('/')));
  if (!isMapping(around)) return undefined;
  delete around[name];
  return copy;
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
