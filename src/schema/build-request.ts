import { escapeToken, unescapeToken } from '../source/json-pointer.js';
import type { Place, Selection } from './place.js';

export type Built = { readonly ok: true; readonly value: unknown } | Failure;
export interface Failure {
  readonly ok: false;
  readonly reason: string;
}

/** What is asked of a value beyond its schemas. */
export interface BuildRequest {
  /** JSON Pointer of the place in the whole value; an item of no fixed index is `*`. */
  readonly pointer: string;
  /** 0 is the first choice; another number, another value, where there are several. */
  readonly variant: number;
  /** Whether optional members are put in as well. */
  readonly full: boolean;
}

/** What builds the values inside objects and arrays. */
export interface BuildsValues {
  /** A value that conforms to the place, the alternatives in order; those of `selection` are kept. */
  build(place: Place, request: BuildRequest, selection?: Selection): Built;
}

/** A failure that names the place. */
export function fail({ pointer }: BuildRequest, reason: string): Failure {
  return { ok: false, reason: pointer === '' ? reason : `${pointer}: ${reason}` };
}

/** The pointer of an item of no fixed index. */
export function itemPointer(pointer: string): string {
  return `${pointer}/*`;
}

/** The pointer of a property. */
export function memberPointer(pointer: string, name: string): string {
  return `${pointer}/${escapeToken(name)}`;
}

/** The property a place belongs to: for an item, that of the list. */
export function nameAt(pointer: string): string {
  const tokens = pointer.split('/').filter((token) => token !== '*' && !/^\d+$/.test(token));
  return unescapeToken(tokens.at(-1) ?? '');
}
