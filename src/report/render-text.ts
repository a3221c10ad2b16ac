import Table from 'cli-table3';
import type { Share } from '../result/coverage.js';
import type { Cell, OperationResult, Report } from '../result/report.js';
import { type Paint, painter } from './painter.js';
import { renderFinding } from './render-finding.js';
import { summaryCounts } from './summary-counts.js';
import { tame } from './tame.js';
import {
  hasVacuous,
  marks,
  statusesOf,
  usedVerdicts,
  vacuousSign,
  vacuousWords,
  worstVerdict,
} from './verdict-marks.js';

export interface TextOptions {
  readonly color: boolean;
  /** Warnings count as errors. */
  readonly strict: boolean;
}

/** The matrix operation × status, the cells that need a word, the findings, one line of summary. */
export function renderText(report: Report, options: TextOptions): string {
  const paint = painter(options.color);
  const parts = [
    `${report.spec} against ${report.url} (seed ${report.seed}, run ${report.runId})`,
    ...report.notes.map((note) => `note: ${tame(note)}`),
    '',
    matrix(report.operations, paint),
    legend(report.operations, paint),
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

function matrix(operations: readonly OperationResult[], paint: Paint): string {
  const statuses = statusesOf(operations);
  const table = new Table({
    head: ['operation', ...statuses],
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
    chars: borderless,
  });
  for (const { method, path, cells } of operations) {
    table.push([
      tame(`${method} ${path}`),
      ...statuses.map((status) =>
        mark(
          cells.filter((cell) => cell.status === status),
          paint,
        ),
      ),
    ]);
  }
  return table
    .toString()
    .split('\n')
    .map((line) => line.trimEnd())
    .join('\n');
}

const borderless = Object.fromEntries(
  [
    'top',
    'top-mid',
    'top-left',
    'top-right',
    'bottom',
    'bottom-mid',
    'bottom-left',
    'bottom-right',
    'left',
    'left-mid',
    'mid',
    'mid-mid',
    'right',
    'right-mid',
    'middle',
  ].map((name) => [name, '']),
);

function mark(cells: readonly Cell[], paint: Paint): string {
  const worst = worstVerdict(cells);
  if (!worst) return '';
  const { sign, color } = marks[worst];
  return paint(color, sign) + (cells.some(({ vacuous }) => vacuous) ? vacuousSign : '');
}

function legend(operations: readonly OperationResult[], paint: Paint): string {
  const words = usedVerdicts(operations).map(
    (verdict) => `${paint(marks[verdict].color, marks[verdict].sign)} ${verdict}`,
  );
  return [...words, ...(hasVacuous(operations) ? [vacuousWords] : [])].join('   ');
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
