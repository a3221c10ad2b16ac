import { isObject, type JsonValue, setOwn } from './json-value.js';

/** Deeper data is refused: no described API comes near it. */
const maxDepth = 200;
/** More values than any documentation page holds; it bounds what aliases can multiply into. */
const maxValues = 250_000;

/** Data that shares nothing with its source and has no aliases left in it. */
export type PlainCopy =
  | { readonly ok: true; readonly value: JsonValue; readonly pointerLength: number }
  | { readonly ok: false; readonly problem: string };

/**
 * Copies parsed YAML or JSON into plain data, each alias written out. `pointerLength` is the length of all JSON Pointers
 * into it, in UTF-16 units: what an index of them would cost.
 */
export function plainCopy(root: unknown): PlainCopy {
  let values = 0;
  let pointerLength = 0;
  let problem: string | undefined;

  function copy(value: unknown, depth: number, length: number): JsonValue {
    pointerLength += length;
    if (depth > maxDepth) problem ??= `it is nested more than ${maxDepth} levels deep`;
    if (++values > maxValues) problem ??= `it holds more than ${maxValues} values`;
    if (problem !== undefined || value === null || typeof value !== 'object') return scalar(value);
    if (Array.isArray(value)) {
      const items: JsonValue[] = [];
      for (const [index, item] of value.entries()) {
        if (problem !== undefined) break;
        items.push(copy(item, depth + 1, length + 1 + String(index).length));
      }
      return items;
    }
    const object: JsonValue = {};
    for (const [name, item] of Object.entries(value)) {
      if (problem !== undefined) break;
      setOwn(object, name, copy(item, depth + 1, length + 1 + name.length));
    }
    return object;
  }

  function scalar(value: unknown): JsonValue {
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number' && Number.isFinite(value)) return value;
    return value === undefined || typeof value === 'object' ? null : String(value);
  }

  const value = copy(root, 0, 0);
  return problem === undefined ? { ok: true, value, pointerLength } : { ok: false, problem };
}

/** Calls `visit` for every value with its JSON Pointer tokens, parents first. */
export function walkJson(
  value: JsonValue,
  visit: (value: JsonValue, path: readonly string[]) => void,
  path: readonly string[] = [],
): void {
  visit(value, path);
  if (Array.isArray(value))
    for (const [index, item] of value.entries()) walkJson(item, visit, [...path, String(index)]);
  else if (isObject(value))
    for (const [name, item] of Object.entries(value)) walkJson(item, visit, [...path, name]);
}
