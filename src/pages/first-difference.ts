import { joinPointer } from '../source/json-pointer.js';
import { isObject, type JsonValue, ownValue } from './json-value.js';

/** Words of this tool about a page, which are no part of what the page says. */
const marks = /^x-(tally-source|inferred|not-stated)$/;

/** The JSON Pointer of the first part in which two values differ, contract before words about it; `undefined` where they say the same. */
export function firstDifference(a: JsonValue | undefined, b: JsonValue | undefined): string | undefined {
  return differing(a, b, false) ?? differing(a, b, true);
}

/** True for a part that says nothing a program could check. */
export function isProse(pointer: string, value: JsonValue | undefined): boolean {
  return /\/(summary|description)$/.test(pointer) && (value === undefined || typeof value === 'string');
}

function differing(
  a: JsonValue | undefined,
  b: JsonValue | undefined,
  withProse: boolean,
): string | undefined {
  const areLists = Array.isArray(a) && Array.isArray(b) && a.length === b.length;
  if (!areLists && !(isObject(a) && isObject(b))) return Object.is(a, b) ? undefined : '';
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    const [left, right] = Array.isArray(a)
      ? [a[Number(name)], (b as JsonValue[])[Number(name)]]
      : [ownValue(a, name), ownValue(b as JsonValue, name)];
    const pointer = joinPointer('', name);
    if (marks.test(name) || (!withProse && isProse(pointer, left) && isProse(pointer, right))) continue;
    const inner = differing(left, right, withProse);
    if (inner !== undefined) return pointer + inner;
  }
  return undefined;
}
