import type { ExchangeSummary } from '../../../mock/admin/shapes.js';

/** Which exchanges are shown. */
export interface LogFilter {
  /** Words that all stand in its line. */
  readonly words: string;
  readonly kind: LogKind;
}

export type LogKind = 'all' | 'refused' | '2' | '3' | '4' | '5';

/** The exchanges that are wanted, the newest first. */
export function filterLog(
  entries: readonly ExchangeSummary[],
  { words, kind }: LogFilter,
): readonly ExchangeSummary[] {
  const wanted = words
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return entries.filter((entry) => isOfKind(entry, kind) && holds(entry, wanted)).reverse();
}

function isOfKind({ status, errors }: ExchangeSummary, kind: LogKind): boolean {
  if (kind === 'all') return true;
  return kind === 'refused' ? errors.length > 0 : String(status).startsWith(kind);
}

function holds(
  { method, target, status, why, operation, api }: ExchangeSummary,
  wanted: readonly string[],
): boolean {
  if (wanted.length === 0) return true;
  const line = `${method} ${target} ${status} ${why} ${operation ?? ''} ${api ?? ''}`.toLowerCase();
  return wanted.every((word) => line.includes(word));
}
