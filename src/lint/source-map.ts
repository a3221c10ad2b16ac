import type { Diagnostic } from '../diagnostics/diagnostic.js';

/** Which lines of a documentation page each part of a document was made from; stands beside it as `<name>.map.json`. */
export interface SourceMap {
  readonly version: 1;
  /** The page's path, for display. */
  readonly page: string;
  /** JSON Pointer into the document → first and last line of the page, 1-based. */
  readonly pointers: Readonly<Record<string, readonly [number, number]>>;
}

/** Reads the text of a source map; `undefined` where it is none of version 1. */
export function parseSourceMap(text: string): SourceMap | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isSourceMap(value) ? value : undefined;
}

/** The diagnostic with the page lines of the nearest enclosing pointer that the map knows. */
export function addPage(diagnostic: Diagnostic, map: SourceMap): Diagnostic {
  for (let pointer = diagnostic.place.pointer; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
    const lines = Object.hasOwn(map.pointers, pointer) ? map.pointers[pointer] : undefined;
    if (lines) return { ...diagnostic, page: { path: map.page, lines } };
    if (pointer === '') return diagnostic;
  }
}

function isSourceMap(value: unknown): value is SourceMap {
  if (value === null || typeof value !== 'object') return false;
  const { version, page, pointers } = value as Record<string, unknown>;
  if (version !== 1 || typeof page !== 'string' || pointers === null || typeof pointers !== 'object')
    return false;
  return Object.values(pointers).every(
    (lines) => Array.isArray(lines) && lines.length === 2 && lines.every(Number.isInteger),
  );
}
