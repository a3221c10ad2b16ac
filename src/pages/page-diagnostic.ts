import type { Diagnostic, Severity } from '../diagnostics/diagnostic.js';
import type { Source, SourceRange } from '../source/source.js';

/** A diagnostic whose place is the page itself. */
export function pageDiagnostic(
  page: Source,
  code: string,
  message: string,
  options: { severity?: Severity; range?: SourceRange; fix?: string; pointer?: string } = {},
): Diagnostic {
  return {
    code,
    severity: options.severity ?? 'error',
    message,
    ...(options.fix === undefined ? {} : { fix: options.fix }),
    place: {
      source: page,
      pointer: options.pointer ?? '',
      ...(options.range === undefined ? {} : { range: options.range }),
    },
  };
}
