import Table from 'cli-table3';
import type { Cell, OperationResult } from '../result/report.js';
import type { Paint } from './painter.js';
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

/** Between two columns. */
const gap = 2;

/** An operation that has less room is not recognised. */
const leastRoom = 24;

/** Operation × status with a legend, for `width` columns of a terminal; `undefined` where so many statuses do not fit. */
export function renderMatrix(
  operations: readonly OperationResult[],
  width: number,
  paint: Paint,
): string | undefined {
  const statuses = statusesOf(operations);
  const room = width - statuses.reduce((sum, status) => sum + status.length + gap, 0);
  const names = operations.map(({ method, path }) => tame(`${method} ${path}`));
  if (room < leastRoom && names.some((name) => name.length > room)) return undefined;
  const table = new Table({
    head: ['operation', ...statuses].map((text) => paint('bold', text)),
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': gap },
    chars: borderless,
  });
  for (const [index, { cells }] of operations.entries()) {
    const signs = statuses.map((status) =>
      signOf(
        cells.filter((cell) => cell.status === status),
        paint,
      ),
    );
    table.push([shorten(names[index] ?? '', room), ...signs]);
  }
  const rows = table.toString().split('\n');
  return [...rows.map((line) => line.trimEnd()), legend(operations, paint)].join('\n');
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

/** The two ends of an operation tell more than its middle: the method, and what it is about. */
function shorten(text: string, room: number): string {
  if (text.length <= room) return text;
  const head = Math.floor((room - 1) / 2);
  return `${text.slice(0, head)}…${text.slice(text.length - (room - 1 - head))}`;
}

function signOf(cells: readonly Cell[], paint: Paint): string {
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
