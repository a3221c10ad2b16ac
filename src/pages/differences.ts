import { joinPointer } from '../source/json-pointer.js';
import { isObject, type JsonValue, ownValue } from './json-value.js';

/** Words of this tool about a page, which are no part of what the page says. */
const marks = /^x-(tally-source|inferred|not-stated)$/;

/** The JSON Pointers of the parts in which two values differ, in their order; none where they say the same. */
export function* differences(a: JsonValue | undefined, b: JsonValue | undefined): Generator<string> {
  const areLists = Array.isArray(a) && Array.isArray(b) && a.length === b.length;
  if (!areLists && !(isObject(a) && isObject(b))) {
    if (!Object.is(a, b)) yield '';
    return;
  }
  for (const name of new Set([...Object.keys(a), ...Object.keys(b)])) {
    if (marks.test(name)) continue;
    const [left, right] = Array.isArray(a)
      ? [a[Number(name)], (b as JsonValue[])[Number(name)]]
      : [ownValue(a, name), ownValue(b as JsonValue, name)];
    for (const inner of differences(left, right)) yield joinPointer('', name) + inner;
  }
}

/** Whether two values say the same. */
export function saySame(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  return differences(a, b).next().done === true;
}

/** True for a part that says nothing a program could check. */
export function isProse(pointer: string, value: JsonValue | undefined): boolean {
  return /\/(summary|description)$/.test(pointer) && (value === undefined || typeof value === 'string');
}
