import type { Diagnostic } from './diagnostic.js';

/** What stays the same of a finding while lines move: its code and the JSON Pointer of its place, in the file of that name. */
export function fingerprintOf({ code, place }: Diagnostic): string {
  return fingerprint(code, place.source.path, place.pointer);
}

/** The same of its parts. */
export function fingerprint(code: string, path: string, pointer: string): string {
  return `${code} ${fileNameOf(path)}#${pointer}`;
}

/** A path without its folders. */
export function fileNameOf(path: string): string {
  return path.replace(/^.*[\\/]/s, '');
}
