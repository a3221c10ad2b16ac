import type { Diagnostic } from './diagnostic.js';

/** What stays the same of a finding while lines move: its code and the JSON Pointer of its place, in the file of that name. */
export function fingerprintOf({ code, place }: Diagnostic): string {
  const name = place.source.path.replace(/^.*[\\/]/s, '');
  return `${code} ${name}#${place.pointer}`;
}
