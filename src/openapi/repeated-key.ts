import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { ParsedSource } from '../source/parse-text.js';
import type { RepeatedKey } from '../source/position-index.js';

/** A key that stands twice in one object: readers of JSON keep the last one and say nothing, so do we, and say it. */
export function describeRepeatedKey(file: ParsedSource, { name, pointer, range }: RepeatedKey): Diagnostic {
  return {
    code: 'duplicate-key',
    severity: 'error',
    message: `The key \`${name}\` stands in this object before; only the last one is read.`,
    fix: 'Remove one of the two, or give it another name.',
    place: { source: file.source, pointer, range },
  };
}
