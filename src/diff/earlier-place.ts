import type { Api } from '../openapi/api.js';
import { canonicalJson } from '../schema/json-equality.js';
import { joinPointer, parsePointer, valueAt } from '../source/json-pointer.js';
import { pairOperations, pairParameters } from './pair-operations.js';

/**
 * Where a place of a document was in its earlier version, as JSON Pointers of the root document: operations and parameters by what
 * they are, whatever stands around them, and items of other lists by what they say. A place that was not there keeps its pointer.
 */
export function earlierPlace(old: Api, next: Api): (pointer: string) => string {
  const moved = movedPlaces(old, next);
  return (pointer) => {
    let [now, before] = ['', ''];
    for (const token of parsePointer(pointer)) {
      const [list, earlier] = [valueAt(next.root.file.value, now), valueAt(old.root.file.value, before)];
      now = joinPointer(now, token);
      before = moved.get(now) ?? joinPointer(before, earlierToken(token, list, earlier));
    }
    return before;
  };
}

/** Path items, operations and parameters of which the pointer is another, by the new one. */
function movedPlaces(old: Api, next: Api): Map<string, string> {
  const moved = new Map<string, string>();
  const move = (pointer: string, before: string) => {
    if (pointer !== before) moved.set(pointer, before);
  };
  for (const pair of pairOperations(old.operations, next.operations)) {
    if (!pair.old || !pair.new) continue;
    move(parentOf(pair.new.node.pointer), parentOf(pair.old.node.pointer));
    for (const parameters of pairParameters(pair.old, pair.new)) {
      if (parameters.old && parameters.new) move(parameters.new.node.pointer, parameters.old.node.pointer);
    }
  }
  return moved;
}

function parentOf(pointer: string): string {
  return pointer.slice(0, pointer.lastIndexOf('/'));
}

/** The index that an item of a list had, where one says the same. */
function earlierToken(token: string, list: unknown, earlier: unknown): string {
  if (!Array.isArray(list) || !Array.isArray(earlier)) return token;
  const said = canonicalJson(list[Number(token)]);
  if (canonicalJson(earlier[Number(token)]) === said) return token;
  const index = earlier.findIndex((item) => canonicalJson(item) === said);
  return index === -1 ? token : String(index);
}
