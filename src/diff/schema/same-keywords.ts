import { isSameJson } from '../../schema/json-equality.js';
import { isJsonObject, KEYWORDS } from '../../schema/schema-keywords.js';

/** Keywords that say nothing of values. */
export const annotations: ReadonlySet<string> = new Set([
  'title',
  'summary',
  'description',
  'example',
  'examples',
  'deprecated',
  'externalDocs',
  '$comment',
]);

type Schema = Readonly<Record<string, unknown>>;

/** How two schemas are compared. */
export interface KeywordComparison {
  /** Whether a keyword counts. */
  counts(keyword: string): boolean;
  /** Whether two schemas inside say the same. */
  inside(old: unknown, next: unknown): boolean;
}

/** Whether two schemas have the same keywords, in any order, with the same values; `$ref` is left to the caller. */
export function haveSameKeywords(old: Schema, next: Schema, comparison: KeywordComparison): boolean {
  const counts = (keyword: string) => keyword !== '$ref' && comparison.counts(keyword);
  const isAdded = (keyword: string) => counts(keyword) && !Object.hasOwn(old, keyword);
  if (Object.keys(next).some(isAdded)) return false;
  return Object.keys(old).every((keyword) => {
    if (!counts(keyword)) return true;
    return Object.hasOwn(next, keyword) && haveSameValue(keyword, old[keyword], next[keyword], comparison);
  });
}

/** Whether two values of one keyword say the same. */
export function haveSameValue(
  keyword: string,
  old: unknown,
  next: unknown,
  { inside }: Pick<KeywordComparison, 'inside'>,
): boolean {
  const holds = alsoSchemas.has(keyword) ? 'schema' : KEYWORDS.get(keyword)?.holds;
  if (holds === undefined || holds === 'data') return isSameJson(old, next);
  if (Array.isArray(old) && Array.isArray(next))
    return old.length === next.length && old.every((item, index) => inside(item, next[index]));
  if (holds !== 'schema map' || !isJsonObject(old) || !isJsonObject(next)) return inside(old, next);
  const names = Object.keys(old);
  return (
    names.length === Object.keys(next).length &&
    names.every((name) => Object.hasOwn(next, name) && inside(old[name], next[name]))
  );
}

/** They decide no validity here, or no longer, and hold schemas all the same. */
const alsoSchemas = new Set(['contentSchema', 'additionalItems']);
