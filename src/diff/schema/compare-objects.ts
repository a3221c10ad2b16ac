import { isJsonObject } from '../../schema/schema-keywords.js';
import { joinPointer } from '../../source/json-pointer.js';
import type { Direction } from '../change.js';
import type { Comparison } from '../comparison.js';
import type { SchemaView, Stated } from '../schema-view.js';

/** `properties`, `required` and `additionalProperties`. */
export function compareObjects(comparison: Comparison): void {
  const { old, new: next, inside } = comparison;
  const [before, after] = [old.members('properties'), next.members('properties')];
  for (const [name, own] of before) {
    const other = after.get(name);
    if (!other) {
      propertyGone(comparison, name, own);
      continue;
    }
    const [property, its] = [old.together(own), next.together(other)];
    if (travels(comparison, name, property, its)) inside(name, property, its);
  }
  for (const [name, own] of after) if (!before.has(name)) propertyNew(comparison, name, own);
  compareRequired(comparison, before, after);
  compareAdditional(comparison);
}

/** Names that must be there, each with its entry in a list. */
function requiredNames(view: SchemaView): Map<string, Stated> {
  return new Map(
    view
      .stated('required')
      .flatMap(({ value, pointer }) =>
        (Array.isArray(value) ? value : []).map((name: unknown, index): [string, Stated] => [
          String(name),
          { value: name, pointer: joinPointer(pointer, index) },
        ]),
      ),
  );
}

/** Whether a property travels this way before and after; where it begins or ceases to, that is the change. */
function travels(
  { direction, old, new: next, report }: Comparison,
  name: string,
  property: SchemaView,
  other: SchemaView,
): boolean {
  const [was, is] = [isOfOtherDirection(property, direction), isOfOtherDirection(other, direction)];
  if (!was && !is) return true;
  const flag = flagOfOther(direction);
  const place = (view: SchemaView, whole: SchemaView) =>
    view.stated(flag)[0] ?? whole.members('properties').get(name)?.[0];
  const places = { old: place(property, old), new: place(other, next) };
  if (!was && is) {
    const code =
      direction === 'request' ? 'request-property-became-read-only' : 'response-property-became-write-only';
    report(code, `property \`${name}\` became \`${flag}\``, places);
  }
  // One that must be sent is told as such.
  if (was && !is && !requiredNames(next).has(name)) {
    const code = direction === 'request' ? 'optional-request-property-added' : 'response-property-added';
    report(code, `property \`${name}\` is no longer \`${flag}\``, places);
  }
  return false;
}

const flagOfOther = (direction: Direction) => (direction === 'request' ? 'readOnly' : 'writeOnly');

/** A property that does not travel in this direction is none here. */
function isOfOtherDirection({ parts }: SchemaView, direction: Direction): boolean {
  const flag = flagOfOther(direction);
  return parts.some(({ schema }) => schema[flag] === true);
}

function propertyGone({ direction, old, report }: Comparison, name: string, own: readonly Stated[]): void {
  if (isOfOtherDirection(old.together(own), direction)) return;
  const what = `property \`${name}\` removed`;
  if (direction === 'request') report('request-property-removed', what, { old: own[0] });
  else if (requiredNames(old).has(name)) report('required-response-property-removed', what, { old: own[0] });
  else report('optional-response-property-removed', what, { old: own[0] });
}

function propertyNew(
  { direction, new: next, report }: Comparison,
  name: string,
  own: readonly Stated[],
): void {
  if (isOfOtherDirection(next.together(own), direction)) return;
  const isRequired = requiredNames(next).has(name);
  const what = `${isRequired ? 'required ' : ''}property \`${name}\` added`;
  if (direction === 'response') report('response-property-added', what, { new: own[0] });
  else if (!isRequired) report('optional-request-property-added', what, { new: own[0] });
  else report('required-request-property-added', what, { new: own[0] });
}

function compareRequired(
  { direction, old, new: next, report }: Comparison,
  before: ReadonlyMap<string, readonly Stated[]>,
  after: ReadonlyMap<string, readonly Stated[]>,
): void {
  const [needed, nowNeeded] = [requiredNames(old), requiredNames(next)];
  const isCompared = (name: string) => before.has(name) === after.has(name);
  const isOther = (name: string) => isOfOtherDirection(next.together(after.get(name) ?? []), direction);
  for (const [name, entry] of nowNeeded) {
    if (needed.has(name) || !isCompared(name) || isOther(name)) continue;
    const code =
      direction === 'request' ? 'request-property-became-required' : 'response-property-became-required';
    report(code, `property \`${name}\` became required`, { old: before.get(name)?.[0], new: entry });
  }
  for (const [name, entry] of needed) {
    if (nowNeeded.has(name) || !isCompared(name) || isOther(name)) continue;
    const code =
      direction === 'request' ? 'request-property-became-optional' : 'response-property-became-optional';
    report(code, `property \`${name}\` became optional`, { old: entry, new: after.get(name)?.[0] });
  }
}

function compareAdditional({ direction, old, new: next, report, inside }: Comparison): void {
  const [before, after] = [old.stated('additionalProperties'), next.stated('additionalProperties')];
  const isClosed = (all: readonly Stated[]) => all.some(({ value }) => value === false);
  const places = { old: before[0], new: after[0] };
  if (isClosed(before) !== isClosed(after)) {
    const what = isClosed(after) ? 'other properties are forbidden' : 'other properties are allowed';
    if (direction === 'response') report('response-additional-properties-changed', what, places);
    else
      report(
        isClosed(after) ? 'request-additional-properties-closed' : 'request-additional-properties-opened',
        what,
        places,
      );
    return;
  }
  const schemas = (all: readonly Stated[]) => all.filter(({ value }) => isJsonObject(value));
  const [described, others] = [schemas(before), schemas(after)];
  if (described.length > 0 || others.length > 0) inside('*', old.together(described), next.together(others));
}
