import { isJsonObject } from '../../schema/schema-keywords.js';
import type { Comparison } from '../compare-schemas.js';
import type { SchemaView, Stated } from '../schema-view.js';

/** `properties`, `required`, `additionalProperties` and the items of lists. */
export function compareObjects(comparison: Comparison): void {
  const { old, new: next, inside } = comparison;
  const [before, after] = [old.members('properties'), next.members('properties')];
  for (const [name, own] of before) {
    const other = after.get(name);
    if (other) inside(name, old.together(own), next.together(other));
    else propertyGone(comparison, name, own);
  }
  for (const [name, own] of after) if (!before.has(name)) propertyNew(comparison, name, own);
  compareRequired(comparison, before, after);
  compareAdditional(comparison);
  const [items, others] = [old.stated('items'), next.stated('items')];
  if (items.length > 0 || others.length > 0) inside('*', old.together(items), next.together(others));
}

function requiredNames(view: SchemaView): Set<string> {
  return new Set(
    view.stated('required').flatMap(({ value }) => (Array.isArray(value) ? value.map(String) : [])),
  );
}

/** A property that does not travel in this direction is none here. */
function isOfOtherDirection(direction: string, own: readonly Stated[]): boolean {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  return own.some(({ value }) => isJsonObject(value) && value[flag] === true);
}

function propertyGone({ direction, old, report }: Comparison, name: string, own: readonly Stated[]): void {
  if (isOfOtherDirection(direction, own)) return;
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
  if (isOfOtherDirection(direction, own)) return;
  const isRequired = requiredNames(next).has(name);
  const what = `${isRequired ? 'required ' : ''}property \`${name}\` added`;
  if (direction === 'response') report('response-property-added', what, { new: own[0] });
  else if (!isRequired) report('optional-request-property-added', what, { new: own[0] });
  else report('required-request-property-added', what, { new: own[0], ...softened(own) });
}

function compareRequired(
  { direction, old, new: next, report }: Comparison,
  before: ReadonlyMap<string, readonly Stated[]>,
  after: ReadonlyMap<string, readonly Stated[]>,
): void {
  const [needed, nowNeeded] = [requiredNames(old), requiredNames(next)];
  const isCompared = (name: string) => before.has(name) === after.has(name);
  const places = (name: string) => ({ old: before.get(name)?.[0], new: after.get(name)?.[0] });
  for (const name of nowNeeded) {
    const own = after.get(name) ?? [];
    if (needed.has(name) || !isCompared(name) || isOfOtherDirection(direction, own)) continue;
    const what = `property \`${name}\` became required`;
    if (direction === 'response') report('response-property-became-required', what, places(name));
    else report('request-property-became-required', what, { ...places(name), ...softened(own) });
  }
  for (const name of needed) {
    if (nowNeeded.has(name) || !isCompared(name) || isOfOtherDirection(direction, after.get(name) ?? []))
      continue;
    const code =
      direction === 'request' ? 'request-property-became-optional' : 'response-property-became-optional';
    report(code, `property \`${name}\` became optional`, places(name));
  }
}

/** Where there is a default, servers fill it in. */
function softened(own: readonly Stated[]): { severity?: 'info' } {
  return own.some(({ value }) => isJsonObject(value) && value.default !== undefined)
    ? { severity: 'info' }
    : {};
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
