import { codeFrame } from '../source/code-frame.js';
import { positionAt } from '../source/position.js';
import type { Diagnostic } from './diagnostic.js';

/** `path:line:column severity code`, the sentence, the pointer, the source line with a caret, and the fix. */
export function formatDiagnostic(diagnostic: Diagnostic): string {
  const { place } = diagnostic;
  const start = positionAt(place.source, place.range?.start ?? 0);
  const lines = [
    `${place.source.path}:${start.line}:${start.column} ${diagnostic.severity} ${diagnostic.code}`,
    `  ${printable(diagnostic.message)}`,
  ];
  if (place.pointer !== '') lines.push(`  at ${place.pointer}`);
  if (place.range)
    lines.push(
      ...codeFrame(place.source, place.range)
        .split('\n')
        .map((line) => `  ${line}`),
    );
  if (diagnostic.page) {
    const [first, last] = diagnostic.page.lines;
    lines.push(`  from ${diagnostic.page.path}:${first}${last === first ? '' : `-${last}`}`);
  }
  if (diagnostic.fix) lines.push(`  fix: ${printable(diagnostic.fix)}`);
  return lines.join('\n');
}

/** The machine's form of a diagnostic: flat, positions 1-based, keys stable. */
export function diagnosticToJson(diagnostic: Diagnostic) {
  const { place } = diagnostic;
  return {
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    ...(diagnostic.fix === undefined ? {} : { fix: diagnostic.fix }),
    path: place.source.path,
    ...positionAt(place.source, place.range?.start ?? 0),
    pointer: place.pointer,
    ...(diagnostic.page === undefined ? {} : { page: diagnostic.page }),
  };
}

/** Quoted values may hold control characters, which a terminal must not obey. */
function printable(text: string): string {
  return text.replaceAll(/[^\P{Cc}\n]/gu, '\uFFFD');
}
