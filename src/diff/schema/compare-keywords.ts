import type { Comparison } from '../comparison.js';
import type { Stated } from '../schema-view.js';
import { saySame } from './say-same.js';

/**
 * The keywords that no other aspect compares. Those that hold schemas are compared inside; what is left can only be told to differ, and
 * is taken to narrow a request and to widen a response.
 */
export function compareKeywords(comparison: Comparison): void {
  for (const keyword of ['patternProperties', 'dependentSchemas']) compareMembers(comparison, keyword);
  for (const keyword of ['propertyNames', 'unevaluatedItems', 'unevaluatedProperties'])
    compareSchema(comparison, keyword, () => true);
  compareSchema(comparison, 'contains', countsOnlyUp);
  for (const keyword of ['then', 'else']) compareSchema(comparison, keyword, hasSameCondition);
  for (const keyword of ['if', 'not', 'uniqueItems']) compareSchema(comparison, keyword, () => false);
  compareSchema(comparison, 'multipleOf', () => false);
  compareDependencies(comparison);
}

type Side = readonly Stated[];

/** Where both sides have one schema and the keyword narrows as its schema does, what differs is inside. */
function compareSchema(
  comparison: Comparison,
  keyword: string,
  narrowsAlike: (comparison: Comparison) => boolean,
): void {
  const { old, new: next, inside } = comparison;
  const [before, after] = [old, next].map((view) => view.stated(keyword).filter(saysSomething));
  if (!before || !after || before.length + after.length === 0 || saySame(keyword, old, next)) return;
  const [was, is] = [before[0], after[0]];
  if (was && is && before.length === 1 && after.length === 1 && narrowsAlike(comparison))
    inside(`(${keyword})`, old.at(was), next.at(is));
  else tell(comparison, `\`${keyword}\``, before, after);
}

/** `uniqueItems: false` is as good as nothing. */
const saysSomething = ({ value, pointer }: Stated) => value !== false || !pointer.endsWith('/uniqueItems');

/** Without `maxContains`, and where one item at least is needed, what `contains` takes is what the list takes. */
function countsOnlyUp({ old, new: next }: Comparison): boolean {
  return [old, next].every(
    (view) =>
      view.stated('maxContains').length === 0 && view.stated('minContains').every(({ value }) => value !== 0),
  );
}

function hasSameCondition({ old, new: next }: Comparison): boolean {
  return saySame('if', old, next);
}

/** Schemas by names or patterns. */
function compareMembers(comparison: Comparison, keyword: string): void {
  const { old, new: next, inside } = comparison;
  const [before, after] = [old.members(keyword), next.members(keyword)];
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name) ?? [], after.get(name) ?? []];
    // A place is written between slashes, and what is no place in parentheses.
    if (was.length > 0 && is.length > 0)
      inside(`(${keyword} ${name.replaceAll(/[/()]/g, '_')})`, old.together(was), next.together(is));
    else tell(comparison, `\`${keyword}\` \`${name}\``, was, is);
  }
}

/** `dependentRequired`: each name with those that it asks for. */
function compareDependencies(comparison: Comparison): void {
  const keyword = 'dependentRequired';
  const { old, new: next } = comparison;
  const [before, after] = [old.members(keyword), next.members(keyword)];
  const names = (all: Side) => new Set(all.flatMap(({ value }) => (Array.isArray(value) ? value : [])));
  for (const name of new Set([...before.keys(), ...after.keys()])) {
    const [was, is] = [before.get(name) ?? [], after.get(name) ?? []];
    const [asked, asks] = [names(was), names(is)];
    const isMore = [...asks].some((one) => !asked.has(one));
    const isLess = [...asked].some((one) => !asks.has(one));
    const what = `\`${keyword}\` \`${name}\``;
    if (isMore || isLess) tell(comparison, what, isLess ? was : [], isMore ? is : []);
  }
}

/** What is there on one side only narrows or widens; what is there on both may do either. */
function tell({ direction, report }: Comparison, title: string, before: Side, after: Side): void {
  const places = { old: before[0], new: after[0] };
  const [was, is] = [before[0]?.value, after[0]?.value];
  const isNew = before.length === 0 || isMultiple(is, was);
  const isGone = after.length === 0 || isMultiple(was, is);
  const isChange = before.length > 0 && after.length > 0;
  const numbers = typeof was === 'number' && typeof is === 'number' ? ` ${was} → ${is}` : ' changed';
  const what = `${title}${isChange ? numbers : isNew ? ' added' : ' removed'}`;
  if (direction === 'request')
    report(isGone ? 'request-keyword-removed' : 'request-keyword-changed', what, places);
  else report(isNew ? 'response-keyword-added' : 'response-keyword-changed', what, places);
}

/** Whether all multiples of one number are multiples of the other: `multipleOf`. */
function isMultiple(value: unknown, of: unknown): boolean {
  if (typeof value !== 'number' || typeof of !== 'number') return false;
  const times = value / of;
  return Math.abs(times - Math.round(times)) < 1e-9;
}
