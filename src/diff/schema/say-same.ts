import { isJsonObject } from '../../schema/schema-keywords.js';
import type { SchemaView } from '../schema-view.js';
import { annotations, haveSameKeywords, haveSameValue, type KeywordComparison } from './same-keywords.js';

const counts = (keyword: string) =>
  !annotations.has(keyword) && keyword !== 'default' && !keyword.startsWith('x-');

/** Whether two schemas are written alike, without annotations; their references by name. */
export function areWrittenAlike(old: unknown, next: unknown): boolean {
  if (!isJsonObject(old) || !isJsonObject(next)) return old === next;
  return old.$ref === next.$ref && haveSameKeywords(old, next, { counts, inside: areWrittenAlike });
}

/** Whether a keyword says the same on both sides with all that it refers to, wherever that is written; annotations say nothing. */
export function saySame(keyword: string, old: SchemaView, next: SchemaView): boolean {
  const [before, after] = [old.stated(keyword), next.stated(keyword)];
  return (
    before.length === after.length &&
    before.every(({ value }, index) => haveSameValue(keyword, value, after[index]?.value, wholes(old, next)))
  );
}

/** Whether two schemas do. */
export function areSame(
  [old, before]: readonly [SchemaView, unknown],
  [next, after]: readonly [SchemaView, unknown],
): boolean {
  return wholes(old, next).inside(before, after);
}

/** Compares with references followed; where they come back to a pair, it is the same unless something else differs. */
function wholes(old: SchemaView, next: SchemaView): KeywordComparison {
  const met = new Map<unknown, Set<unknown>>();
  const inside = (before: unknown, after: unknown): boolean => {
    const [one, other] = [reached(old, before), reached(next, after)];
    if (!isJsonObject(one) || !isJsonObject(other)) return one === other;
    const known = met.get(one) ?? new Set();
    if (known.has(other)) return true;
    met.set(one, known.add(other));
    const [ref, otherRef] = [one.$ref, other.$ref];
    const isReference = typeof ref === 'string' && typeof otherRef === 'string';
    if (isReference ? !inside({ $ref: ref }, { $ref: otherRef }) : ref !== otherRef) return false;
    return haveSameKeywords(one, other, { counts, inside });
  };
  return { counts, inside };
}

/** What a chain of references and of lists of one, with nothing else to say, ends at. */
function reached(view: SchemaView, schema: unknown): unknown {
  let at = unwrapped(schema);
  for (let steps = 0; steps < 100 && isJsonObject(at) && typeof at.$ref === 'string'; steps++) {
    if (Object.keys(at).some((keyword) => keyword !== '$ref' && counts(keyword))) break;
    at = unwrapped(view.definition(at.$ref));
  }
  return at;
}

/** What an `allOf`, `anyOf` or `oneOf` of one schema holds, where nothing is said beside it. */
export function unwrapped(schema: unknown): unknown {
  if (!isJsonObject(schema)) return schema;
  const [only, ...others] = Object.keys(schema).filter(counts);
  const list = only !== undefined && others.length === 0 && lists.has(only) ? schema[only] : undefined;
  return Array.isArray(list) && list.length === 1 ? unwrapped(list[0]) : schema;
}

const lists = new Set(['allOf', 'anyOf', 'oneOf']);
