import { joinPointer } from '../source/json-pointer.js';
import { MOST_ITEMS } from './array-builder.js';
import { type BreakContext, type BrokenValue, builtValues } from './broken-value.js';
import { memberPointer } from './build-request.js';
import { greatest, least, stated } from './facts.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { declaredNames, propertyPlace } from './member-place.js';
import { isForbidden, requiredNames, type WantedMembers } from './object-builder.js';
import { type Located, locate, withoutKeyword } from './place.js';

const UNKNOWN_NAMES = ['unexpected', 'unexpectedProperty', 'zzz'];
const ODD_NAMES = ['not a valid name!', 'UPPER', 'lower', '0', '-', 'x'.repeat(300), ''];

/** Objects that break one of the keywords about objects. */
export function* brokenObjects(context: BreakContext): Generator<BrokenValue> {
  const { spot, label } = context;
  const { parts } = spot.settled;
  const at = (name: string): string => joinPointer(spot.pointer, name);
  for (const name of new Set(requiredNames(parts))) {
    const attempts = objects(context, { without: new Set([name]) });
    yield { label: `without ${at(name)}`, keyword: 'required', at: '', attempts };
  }
  for (const [name, needed] of dependents(parts)) {
    const attempts = withMember(context, name, (fixed) =>
      objects(context, { fixed, without: new Set([needed]) }),
    );
    yield { label: `${at(name)} without ${at(needed)}`, keyword: 'dependentRequired', at: '', attempts };
  }
  for (const name of declaredNames(parts).filter((declared) => isForbidden(parts, declared))) {
    const attempts = objects(context, { fixed: new Map([[name, 'not allowed']]) });
    yield { label: `${at(name)} is present`, keyword: 'false', at: joinPointer('', name), attempts };
  }
  for (const keyword of ['additionalProperties', 'unevaluatedProperties']) {
    if (!parts.some(({ schema }) => schema[keyword] === false)) continue;
    const known = new Set(declaredNames(parts));
    const name = UNKNOWN_NAMES.find((candidate) => !known.has(candidate)) ?? 'zzzz';
    const attempts = objects(context, { fixed: new Map([[name, 'not expected']]) });
    yield { label: `with unknown ${at(name)}`, keyword, at: joinPointer('', name), attempts };
  }
  const fewest = greatest(stated<number>(parts, 'minProperties'))?.value ?? 0;
  if (fewest > 0 && fewest <= MOST_ITEMS) {
    const attempts = objects(context, { atLeast: fewest - 1 }, 'minProperties');
    yield {
      label: `${label} with fewer than minProperties ${fewest}`,
      keyword: 'minProperties',
      at: '',
      attempts,
    };
  }
  const most = least(stated<number>(parts, 'maxProperties'))?.value ?? Infinity;
  if (most <= MOST_ITEMS) {
    const attempts = objects(context, { atLeast: most + 1 }, 'maxProperties');
    yield {
      label: `${label} with more than maxProperties ${most}`,
      keyword: 'maxProperties',
      at: '',
      attempts,
    };
  }
  for (const { value, pointer } of stated<JsonSchema>(parts, 'propertyNames')) {
    const rules = locate(context.builder.root, value, pointer);
    const name = ODD_NAMES.find((odd) => !context.builder.conforms(rules, odd));
    if (name === undefined) continue;
    const attempts = withMember(context, name, (fixed) => objects(context, { fixed }));
    const named = `${label} with a property named ${JSON.stringify(name)}`;
    yield { label: named, keyword: 'propertyNames', at: joinPointer('', name), attempts };
  }
}

/** Objects of the place, built as if one keyword were not there. */
function objects(
  { builder, spot, request }: BreakContext,
  wanted: Partial<WantedMembers>,
  leftOut?: string,
): Iterable<unknown> {
  const parts =
    leftOut === undefined
      ? spot.settled.parts
      : spot.settled.parts.map((part) => withoutKeyword(part, leftOut));
  return builtValues([builder.objects.build(parts, request, { fixed: new Map(), ...wanted })]);
}

/** With a value for one more property. */
function withMember(
  { builder, spot, request }: BreakContext,
  name: string,
  build: (fixed: ReadonlyMap<string, unknown>) => Iterable<unknown>,
): Iterable<unknown> {
  const place = propertyPlace(builder.root, spot.settled.parts, name);
  const member = builder.build(place, { ...request, pointer: memberPointer(request.pointer, name) });
  return member.ok ? build(new Map([[name, member.value]])) : [];
}

function dependents(parts: readonly Located<SchemaObject>[]): [string, string][] {
  return stated<Readonly<Record<string, readonly string[]>>>(parts, 'dependentRequired').flatMap(
    ({ value }) =>
      Object.entries(value).flatMap(([name, needed]) => needed.map((one): [string, string] => [name, one])),
  );
}
