import type { Diagnostic, DocumentPlace } from '../diagnostics/diagnostic.js';
import { joinPointer } from '../source/json-pointer.js';
import type { ParsedSource } from '../source/parse-text.js';

/** A value at its place in the file that holds it. */
export interface DocumentNode {
  readonly file: ParsedSource;
  /** JSON Pointer into that file. */
  readonly pointer: string;
  readonly value: unknown;
  /** Members that stand elsewhere than under `pointer`: those of a node made by an upgrade. */
  readonly parts?: ReadonlyMap<string, DocumentNode>;
}

/** A node's own member, or `undefined` where the key is not there. */
export function member(node: DocumentNode, key: string | number): DocumentNode | undefined {
  const { value } = node;
  if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined;
  if (Array.isArray(value) && key === 'length') return undefined;
  const part = node.parts?.get(String(key));
  if (part) return part;
  return {
    file: node.file,
    pointer: joinPointer(node.pointer, key),
    value: (value as Record<string, unknown>)[key],
  };
}

/** All members of a mapping, in the order written; nothing for anything else. */
export function members(node: DocumentNode | undefined): { key: string; node: DocumentNode }[] {
  if (!node || !isMapping(node.value)) return [];
  return Object.keys(node.value).map((key) => ({ key, node: member(node, key) as DocumentNode }));
}

/** All items of a sequence; nothing for anything else. */
export function items(node: DocumentNode | undefined): DocumentNode[] {
  if (!node || !Array.isArray(node.value)) return [];
  return node.value.map(
    (value, index) =>
      node.parts?.get(String(index)) ?? {
        file: node.file,
        pointer: joinPointer(node.pointer, index),
        value,
      },
  );
}

/** Whether a value is a mapping: an object that is neither null nor an array. */
export function isMapping(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** The string under a key, or `undefined`. */
export function stringAt(node: DocumentNode | undefined, key: string): string | undefined {
  const value = valueUnder(node, key);
  return typeof value === 'string' ? value : undefined;
}

/** The boolean under a key, or `undefined`. */
export function booleanAt(node: DocumentNode | undefined, key: string): boolean | undefined {
  const value = valueUnder(node, key);
  return typeof value === 'boolean' ? value : undefined;
}

function valueUnder(node: DocumentNode | undefined, key: string): unknown {
  return node && isMapping(node.value) && Object.hasOwn(node.value, key) ? node.value[key] : undefined;
}

/**
 * Where a diagnostic about this node points: at its value (`on: 'value'`), or at its key, which reads better for what
 * is missing inside it. A node without a place of its own borrows the nearest ancestor's.
 */
export function placeOf(node: DocumentNode, on: 'key' | 'value' = 'value'): DocumentPlace {
  const positions = node.file.positions();
  let pointer = node.pointer;
  let place = positions.get(pointer);
  while (!place && pointer !== '') {
    pointer = pointer.slice(0, pointer.lastIndexOf('/'));
    place = positions.get(pointer);
  }
  const range = on === 'key' ? (place?.key ?? place?.value) : place?.value;
  return { source: node.file.source, pointer: node.pointer, ...(range ? { range } : {}) };
}

/** A diagnostic on a node. */
export function diagnoseNode(
  node: DocumentNode,
  found: Omit<Diagnostic, 'place'>,
  on: 'key' | 'value' = 'value',
): Diagnostic {
  return { ...found, place: placeOf(node, on) };
}
