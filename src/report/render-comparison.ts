import type { CellChange, Comparison } from '../result/compare-reports.js';
import { tame } from './tame.js';

/** The cells whose verdict is another than it was, a line each, and what changed in one line. */
export function renderComparison({ before, isNew, repaired, cells }: Comparison): string {
  const fresh = isNew.filter(Boolean).length;
  const counts = [
    `${fresh} new`,
    `${repaired.length} repaired`,
    `${isNew.length - fresh} still there`,
    `${cells.length} ${cells.length === 1 ? 'cell' : 'cells'} changed`,
  ];
  const lines = [
    ...cells.map(changeLine),
    `since run ${before.runId} of ${before.startedAt}: ${counts.join(', ')}`,
  ];
  return `${lines.join('\n')}\n`;
}

function changeLine({ method, path, status, mediaType, before, after }: CellChange): string {
  const cell = tame(`${method} ${path} ${status}${mediaType === null ? '' : ` ${mediaType}`}`);
  return `changed: ${cell}: ${before ?? 'not there'} → ${after ?? 'not there'}`;
}
