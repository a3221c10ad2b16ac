import type { SourceRange } from './source.js';

/** Where a node stands: its value and, inside a mapping, its key. */
export interface NodePlace {
  readonly key?: SourceRange;
  readonly value: SourceRange;
}

/** A key that its object has already; the last one counts. */
export interface RepeatedKey {
  readonly name: string;
  /** JSON Pointer to the object. */
  readonly pointer: string;
  readonly range: SourceRange;
}

/** JSON Pointer → place. */
export interface PositionIndex {
  get(pointer: string): NodePlace | undefined;
  /** How many nodes have a place. */
  readonly size: number;
}
