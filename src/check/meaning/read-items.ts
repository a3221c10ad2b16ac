import { isMapping } from '../../openapi/document-node.js';
import { joinPointer } from '../../source/json-pointer.js';
import type { Shown } from './resource-in.js';

/** The items that a collection's answer shows: a list, or the first list of objects in the object around it. */
export function readItems(answer: unknown, pointer = ''): Shown[] {
  if (Array.isArray(answer)) {
    return answer.flatMap((item, index) =>
      isMapping(item) ? [{ fields: item, pointer: joinPointer(pointer, index) }] : [],
    );
  }
  if (!isMapping(answer)) return [];
  const lists = Object.entries(answer).filter(([, value]) => Array.isArray(value) && value.some(isMapping));
  const [name, list] = lists[0] ?? [];
  return name === undefined ? [] : readItems(list, joinPointer(pointer, name));
}
