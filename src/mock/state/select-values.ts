import { isMapping } from '../../openapi/document-node.js';
import type { ListQuery } from './list-query.js';
import type { Members } from './overlay.js';
import type { Comparison } from './range-name.js';

/** The values that the filters and the search leave, in the order asked for. */
export function selectValues<T>(query: ListQuery, items: readonly T[], membersOf: (item: T) => Members): T[] {
  const kept = items.filter((item) => {
    const value = membersOf(item);
    const fits = query.filters.every(({ name, values, comparison }) =>
      values.some((wanted) =>
        comparison === undefined ? holds(value[name], wanted) : compares(value[name], comparison, wanted),
      ),
    );
    return fits && (query.search === undefined || mentions(value, query.search.toLowerCase()));
  });
  return kept.sort((a, b) => {
    for (const { name, isDescending } of query.sorting) {
      const difference = compare(membersOf(a)[name], membersOf(b)[name]);
      if (difference !== 0) return isDescending ? -difference : difference;
    }
    return 0;
  });
}

/** The part of a selection that its page holds; `start` is where it begins. */
export function pageOf<T>(
  { page }: ListQuery,
  items: readonly T[],
  idOf: (item: T) => string,
): { readonly start: number; readonly items: readonly T[] } {
  const size = page.size ?? items.length;
  if (page.before !== undefined) {
    const end = items.findIndex((item) => idOf(item) === page.before);
    const start = Math.max(0, (end === -1 ? 0 : end) - size);
    return { start, items: items.slice(start, end === -1 ? 0 : end) };
  }
  const found = page.after === undefined ? -1 : items.findIndex((item) => idOf(item) === page.after);
  const start =
    Math.max(0, page.start) + (page.after === undefined ? 0 : found === -1 ? items.length : found + 1);
  return { start, items: items.slice(start, start + size) };
}

function compares(value: unknown, comparison: Comparison, wanted: unknown): boolean {
  if (comparison === 'other') return !holds(value, wanted);
  if (value === undefined || value === null) return false;
  const difference = compare(value, typeof value === 'number' ? Number(wanted) : wanted);
  return { atLeast: difference >= 0, atMost: difference <= 0, over: difference > 0, under: difference < 0 }[
    comparison
  ];
}

function holds(value: unknown, wanted: unknown): boolean {
  if (Array.isArray(value)) return value.some((item) => holds(item, wanted));
  if (isMapping(value))
    return Object.values(value).some((inner) => typeof inner !== 'object' && holds(inner, wanted));
  return value !== undefined && String(value) === String(wanted);
}

function mentions(value: unknown, words: string): boolean {
  if (typeof value === 'string') return value.toLowerCase().includes(words);
  return (
    value !== null &&
    typeof value === 'object' &&
    Object.values(value).some((inner) => mentions(inner, words))
  );
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [String(a ?? ''), String(b ?? '')];
  return left < right ? -1 : left > right ? 1 : 0;
}
