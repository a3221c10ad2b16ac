import { joinPointer } from '../source/json-pointer.js';
import { itemCounts, MOST_ITEMS } from './array-builder.js';
import { type BuildRequest, type Built, nameAt } from './build-request.js';
import { greatest, hasDeclaredType, least, membersOf, type Stated, stated, typesOf } from './facts.js';
import { isOfType, type TypeName } from './json-type.js';
import { numberRange } from './number-range.js';
import { pinnedAt } from './pinned-values.js';
import type { SettledSpot } from './place-walk.js';
import { LONGEST_TEXT, stringFor, stringRules } from './string-value.js';
import type { ValueBuilder } from './value-builder.js';

/** A value for one place that shows one thing about it. */
export interface PlaceValue {
  readonly label: string;
  readonly built: Built;
  /** The keyword or schema shown. */
  readonly schemaPointer: string;
}

/** The label of a place: its pointer, or `value` for the whole. */
export function placeLabel(pointer: string): string {
  return pointer === '' ? 'value' : pointer;
}

/** The value a place has by itself: what shows that an optional place may be there, or one alternative taken. */
export function ownValue(spot: SettledSpot): PlaceValue {
  const schemaPointer = placePointer(spot);
  const { branch, settled, pointer } = spot;
  if (branch === undefined) return { label: `only ${placeLabel(pointer)}`, built: settled, schemaPointer };
  const { choice, index } = branch;
  const words = ['else branch', 'then branch'];
  const name = choice.keyword === 'if' ? words[index] : `${choice.keyword} branch ${index + 1}`;
  const label = pointer === '' ? `${name}` : `${pointer} ${name}`;
  return { label, built: settled, schemaPointer: choice.options[index] ?? choice.pointer };
}

/** Where the schema of a place stands: that of its first schema. */
export function placePointer({ place }: Pick<SettledSpot, 'place'>): string {
  return place.find(({ hint }) => !hint)?.pointer ?? '';
}

/** The values that show what a place allows: alternatives, members, types, both ends of each limit, examples. */
export function* placeValues(builder: ValueBuilder, spot: SettledSpot): Generator<PlaceValue> {
  const label = placeLabel(spot.pointer);
  const whole = placePointer(spot);
  const request: BuildRequest = { pointer: spot.general, variant: 0, full: false };
  const pinned = pinnedAt(builder.pinned, spot.general);
  if (pinned !== undefined) {
    for (const value of pinned)
      yield { label: `${label} = ${JSON.stringify(value)}`, built: given(value), schemaPointer: whole };
    return;
  }
  const { parts } = spot.settled;
  const types = typesOf(parts);
  const members = membersOf(parts);
  if (members !== undefined) {
    for (const { value, pointer } of members) {
      yield { label: `${label} = ${JSON.stringify(value)}`, built: given(value), schemaPointer: pointer };
    }
  } else {
    const typePointer = hasDeclaredType(parts) ? (stated(parts, 'type')[0]?.pointer ?? whole) : whole;
    for (const type of types.filter((one) => !isOfType(spot.settled.value, [one]))) {
      const built = builder.buildType(type, parts, request);
      const asType = type === 'null' ? `${label} is null` : `${label} as ${type}`;
      yield { label: asType, built, schemaPointer: typePointer };
    }
    for (const type of types) yield* limitValues(builder, spot, type, label, whole);
  }
  yield* exampleValues(spot, label);
}

function* limitValues(
  builder: ValueBuilder,
  spot: SettledSpot,
  type: TypeName,
  label: string,
  whole: string,
): Generator<PlaceValue> {
  const { parts } = spot.settled;
  const request: BuildRequest = { pointer: spot.general, variant: 0, full: false };
  const at = ({ value, pointer }: Stated<unknown>, built: Built): PlaceValue => ({
    label: `${label} at ${pointer.slice(pointer.lastIndexOf('/') + 1)} ${String(value)}`,
    built,
    schemaPointer: pointer,
  });
  if (type === 'boolean') {
    for (const value of [true, false])
      yield { label: `${label} = ${value}`, built: given(value), schemaPointer: whole };
  }
  if (type === 'string') {
    const rules = stringRules(parts);
    const lengths = [greatest(stated<number>(parts, 'minLength')), least(stated<number>(parts, 'maxLength'))];
    for (const limit of lengths) {
      if (limit === undefined || limit.value > LONGEST_TEXT) continue;
      const exact = { ...rules, minLength: limit.value, maxLength: limit.value };
      const text = stringFor(exact, nameAt(spot.general), 0, builder.seed);
      if (text !== undefined) yield at(limit, given(text));
    }
  }
  if (type === 'integer' || type === 'number') {
    const range = numberRange(parts, type === 'integer');
    if (range?.lower !== undefined && Math.abs(range.first) <= Number.MAX_SAFE_INTEGER)
      yield at(range.lower, given(range.first));
    if (range?.upper !== undefined && Math.abs(range.last) <= Number.MAX_SAFE_INTEGER)
      yield at(range.upper, given(range.last));
  }
  if (type === 'array') {
    const { min, max } = itemCounts(parts);
    for (const limit of [...stated<number>(parts, 'minItems'), ...stated<number>(parts, 'maxItems')]) {
      if (limit.value < min || limit.value > max || limit.value > MOST_ITEMS) continue;
      yield at(limit, builder.arrays.build(parts, request, { count: limit.value }));
    }
  }
  if (type === 'object') {
    for (const limit of [
      ...stated<number>(parts, 'minProperties'),
      ...stated<number>(parts, 'maxProperties'),
    ]) {
      if (limit.value > MOST_ITEMS) continue;
      yield at(limit, builder.objects.build(parts, request, { fixed: new Map(), atLeast: limit.value }));
    }
  }
}

function* exampleValues({ settled }: SettledSpot, label: string): Generator<PlaceValue> {
  const prefix = label === 'value' ? '' : `${label} `;
  for (const { schema, pointer, hint } of settled.parts) {
    if (hint) continue;
    for (const [index, value] of (Array.isArray(schema.examples) ? schema.examples : []).entries()) {
      yield {
        label: `${prefix}example`,
        built: given(value),
        schemaPointer: joinPointer(pointer, 'examples', index),
      };
    }
    for (const keyword of ['example', 'default']) {
      if (!Object.hasOwn(schema, keyword)) continue;
      yield {
        label: prefix + keyword,
        built: given(schema[keyword]),
        schemaPointer: joinPointer(pointer, keyword),
      };
    }
  }
}

function given(value: unknown): Built {
  return { ok: true, value };
}
