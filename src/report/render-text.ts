import type { Share } from '../result/coverage.js';
import type { OperationResult, Report } from '../result/report.js';
import { type Paint, painter } from './painter.js';
import { renderFinding } from './render-finding.js';
import { renderMatrix } from './render-matrix.js';
import { renderVerdicts } from './render-verdicts.js';
import { summaryCounts } from './summary-counts.js';
import { tame } from './tame.js';

export interface TextOptions {
  readonly color: boolean;
  /** Columns of the terminal; absent for a log. */
  readonly width?: number | undefined;
  /** Warnings count as errors. */
  readonly strict: boolean;
}

/** The verdicts, as a matrix on a terminal and as lines in a log, the cells that need a word, the findings, one line of summary. */
export function renderText(report: Report, options: TextOptions): string {
  const paint = painter(options.color);
  const { width } = options;
  const matrix = width === undefined ? undefined : renderMatrix(report.operations, width, paint);
  const parts = [
    `${report.spec} against ${report.url} (seed ${report.seed}, run ${report.runId})`,
    ...report.notes.map((note) => `note: ${tame(note)}`),
    '',
    matrix ?? renderVerdicts(report.operations, paint),
  ];
  const remarks = report.operations.flatMap((operation) =>
    remarksOn(operation, report.operations.length > 1),
  );
  if (remarks.length > 0) parts.push('', ...remarks);
  for (const finding of report.findings) parts.push('', renderFinding(finding, paint));
  for (const { code, method, path, pointer } of report.repaired ?? []) {
    parts.push('', `repaired since the baseline: ${code} ${method} ${path} ${tame(pointer)}`.trimEnd());
  }
  parts.push('', ...coverageLine(report), summary(report, options, paint));
  return `${parts.join('\n')}\n`;
}

function remarksOn(operation: OperationResult, named: boolean): string[] {
  const prefix = named ? `${operation.method} ${operation.path} ` : '';
  const cells = operation.cells
    .filter(({ verdict }) => verdict === 'refused' || verdict === 'unreached' || verdict === 'waived')
    .map(({ status, verdict, reason }) => `${prefix}${status} ${verdict}: ${tame(reason)}`);
  return [...cells, ...operation.uncovered.map((text) => `${prefix}uncovered: ${tame(text)}`)];
}

/** How much of what the document says was tried and seen. */
function coverageLine({ summary: { coverage } }: Report): string[] {
  if (!coverage) return [];
  const { cells, validRules, invalidRules, responseParts } = coverage;
  const figure = ({ covered, total, percent }: Share) => `${covered} of ${total} (${percent} %)`;
  return [
    `coverage: cells ${figure(cells)}, request rules kept and accepted ${figure(validRules)}, broken and refused ${figure(invalidRules)}, response parts seen ${figure(responseParts)}`,
  ];
}

function summary(report: Report, { strict }: TextOptions, paint: Paint): string {
  const { errors, line } = summaryCounts(report, strict);
  return errors > 0 ? paint('red', `✗ ${line}`) : paint('green', `✓ ${line}`);
}
