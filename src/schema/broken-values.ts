import { brokenArrays } from './broken-array.js';
import { brokenNumbers } from './broken-number.js';
import { brokenObjects } from './broken-object.js';
import { brokenStrings } from './broken-string.js';
import { type BreakContext, type BrokenValue, builtValues } from './broken-value.js';
import { hasDeclaredType, membersOf, stated, typesOf } from './facts.js';
import type { JsonSchema } from './json-schema.js';
import { isOfType, type TypeName } from './json-type.js';
import { locate, resolvePlace, withoutKeyword } from './place.js';
import { placeLabel } from './place-values.js';
import type { SettledSpot } from './place-walk.js';
import type { ValueBuilder } from './value-builder.js';
import { wrongTypes } from './wrong-types.js';

/** For each keyword that holds at a place, values that may break it alone. */
export function* brokenValues(builder: ValueBuilder, spot: SettledSpot): Generator<BrokenValue> {
  const request = { pointer: spot.general, variant: 0, full: false };
  const context: BreakContext = { builder, spot, label: placeLabel(spot.pointer), request };
  const { parts } = spot.settled;
  const types = typesOf(parts);
  if (hasDeclaredType(parts)) yield* brokenTypes(spot, types);
  if (membersOf(parts) !== undefined) yield brokenMember(context, types);
  else for (const type of types) yield* brokenOfType(context, type);
  yield* brokenExclusions(context);
}

function* brokenOfType(context: BreakContext, type: TypeName): Generator<BrokenValue> {
  if (type === 'string') yield* brokenStrings(context);
  if (type === 'integer' || type === 'number') yield* brokenNumbers(context, type === 'integer');
  if (type === 'array') yield* brokenArrays(context);
  if (type === 'object') yield* brokenObjects(context);
}

function* brokenTypes({ pointer, settled }: SettledSpot, types: readonly TypeName[]): Generator<BrokenValue> {
  const prefix = pointer === '' ? '' : `${pointer} `;
  for (const { name, value } of wrongTypes(types, settled.value)) {
    const label =
      name === 'null' ? `${placeLabel(pointer)} is null` : `${prefix}${name} for ${types.join(' or ')}`;
    yield { label, keyword: 'type', at: '', attempts: [value] };
  }
}

/** A value of the right type that is not listed. */
function brokenMember({ spot, label }: BreakContext, types: readonly TypeName[]): BrokenValue {
  const members = (membersOf(spot.settled.parts) ?? []).map(({ value }) => value);
  const numbers = members.filter((member) => typeof member === 'number');
  const attempts = [
    'not-one-of-these',
    'z',
    Math.max(0, ...numbers) + 1,
    Math.min(0, ...numbers) - 1,
    true,
    false,
  ];
  const keyword = stated(spot.settled.parts, 'enum').length > 0 ? 'enum' : 'const';
  const likely = attempts.filter((value) => isOfType(value, types));
  const sameType = likely.filter((value) => members.some((member) => typeof member === typeof value));
  const words = keyword === 'enum' ? 'is not in its enum' : `is not ${JSON.stringify(members[0])}`;
  return { label: `${label} ${words}`, keyword, at: '', attempts: [...sameType, ...likely] };
}

/** Values that match what `not` excludes. */
function* brokenExclusions({ builder, spot, label, request }: BreakContext): Generator<BrokenValue> {
  for (const { value, pointer } of stated<JsonSchema>(spot.settled.parts, 'not')) {
    const excluded = locate(builder.root, value, pointer);
    const parts = spot.settled.parts.map((part) => withoutKeyword(part, 'not'));
    const resolved = resolvePlace(builder.root, [...parts, ...excluded], spot.settled.selection);
    const attempts = builtValues([builder.buildResolved(resolved, request)]);
    yield { label: `${label} matches what it must not`, keyword: 'not', at: '', attempts };
  }
}
