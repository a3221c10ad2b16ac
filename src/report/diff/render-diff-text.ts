import type { DocumentPlace } from '../../diagnostics/diagnostic.js';
import type { Change } from '../../diff/change.js';
import { codeFrame } from '../../source/code-frame.js';
import { type Paint, severityColor } from '../painter.js';
import { lineOf, linesOf, operationsOf, shownBy } from './describe-change.js';
import type { DiffRun } from './diff-run.js';

/** Each change with both its places, then the counts; notes are listed in a line each. */
export function renderDiffText({ old, new: next, changes, allowed }: DiffRun, paint: Paint): string {
  const grave = changes.filter(({ severity }) => severity !== 'info');
  const notes = changes.filter(({ severity }) => severity === 'info');
  const count = (severity: string) => changes.filter((change) => change.severity === severity).length;
  return [
    ...grave.map((change) => whole(change, paint)),
    ...notes.map((change) => `info ${change.code} ${title(change)}${placesOf(change)}`),
    ...(notes.length > 0 ? [''] : []),
    ...allowed.map(({ change, reason }) => `allowed ${change.code} ${title(change)} (${reason})`),
    `${count('breaking')} breaking, ${count('warning')} may break, ${count('info')} harmless from ${old} to ${next}`,
    '',
  ].join('\n');
}

/** Where to look, for those that are told in a line each. */
function placesOf(change: Change): string {
  const lines = linesOf(change);
  return lines === undefined ? '' : ` (${lines})`;
}

function title(change: Change): string {
  const operations = operationsOf(change);
  return operations === '' ? change.message : `${operations}: ${change.message}`;
}

function whole(change: Change, paint: Paint): string {
  const example = shownBy(change);
  return [
    `${paint(severityColor(change.severity), change.severity)} ${paint('bold', change.code)}`,
    `  ${title(change)}`,
    ...(example === undefined ? [] : [`  shown by ${example}`]),
    ...(change.old ? frame('-', change.old) : []),
    ...(change.new ? frame('+', change.new) : []),
    ...(change.page ? [`  from ${pageOf(change.page)}`] : []),
    '',
  ].join('\n');
}

function frame(mark: string, place: DocumentPlace): string[] {
  const lines = place.range ? codeFrame(place.source, place.range).split('\n') : [];
  return [`  ${mark} ${lineOf(place)}`, ...lines.map((line) => `    ${line}`)];
}

function pageOf({ path, lines: [first, last] }: NonNullable<Change['page']>): string {
  return `${path}:${first}${last === first ? '' : `-${last}`}`;
}
