import { isFailing } from '../result/is-failing.js';
import type { Cell, Finding, OperationResult, Report } from '../result/report.js';
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

/** So that the whole stays below the mebibyte that GitHub takes for the summary of a step. */
const mostRows = 500;
const mostFindings = 100;
const longestText = 2_000;

/** Markdown for the summary of a CI job or a comment: the matrix, and each finding folded, the failing ones first. */
export function renderMarkdown(report: Report): string {
  const { errors, line } = summaryCounts(report, false);
  const findings = [...report.findings].sort(
    (one, other) => Number(isFailing(other)) - Number(isFailing(one)),
  );
  const sections = [
    `## ${errors > 0 ? '✗' : '✓'} ${text(report.spec)}`,
    `${line}. Against ${text(report.url)}, seed ${report.seed}, run ${text(report.runId)}.`,
    ...report.notes.map((note) => `> ${text(note)}`),
    matrix(report.operations),
    legend(report.operations),
    ...findings.slice(0, mostFindings).map(folded),
    ...leftOut(findings.length - mostFindings, 'finding'),
  ];
  return `${sections.filter((section) => section !== '').join('\n\n')}\n`;
}

/** Operations with a cell that does not conform come first, for the others may be left out. */
function matrix(operations: readonly OperationResult[]): string {
  if (operations.length === 0) return '';
  const statuses = statusesOf(operations);
  const isOpen = ({ cells }: OperationResult) => cells.some(({ verdict }) => verdict !== 'conforms');
  const rows = [...operations].sort((one, other) => Number(isOpen(other)) - Number(isOpen(one)));
  return [
    `| operation | ${statuses.map(text).join(' | ')} |`,
    `|---|${statuses.map(() => ':-:|').join('')}`,
    ...rows.slice(0, mostRows).map(({ method, path, cells }) => {
      const signs = statuses.map((status) => sign(cells.filter((cell) => cell.status === status)));
      return `| ${text(`${method} ${path}`)} | ${signs.join(' | ')} |`;
    }),
    ...leftOut(rows.length - mostRows, 'operation').map((line) => `\n${line}`),
  ].join('\n');
}

function sign(cells: readonly Cell[]): string {
  const worst = worstVerdict(cells);
  if (worst === undefined) return '';
  return `${marks[worst].sign}${cells.some(({ vacuous }) => vacuous) ? vacuousSign : ''}`;
}

function legend(operations: readonly OperationResult[]): string {
  const words = usedVerdicts(operations).map((verdict) => `${marks[verdict].sign} ${verdict}`);
  return [...words, ...(hasVacuous(operations) ? [vacuousWords] : [])].join(' · ');
}

function folded(finding: Finding): string {
  const { severity, code, method, path, status, place, page, expected, actual, curl, waived } = finding;
  const excuse = waived === undefined ? '' : ` (waived: ${text(waived)})`;
  return [
    `<details><summary><b>${severity}</b> <code>${html(code)}</code> ${html(`${method} ${path}`)}${status === '' ? '' : ` → ${html(status)}`}${excuse}</summary>`,
    text(finding.message),
    fenced(`expected: ${JSON.stringify(expected)}\nreceived: ${JSON.stringify(actual)}`),
    `at ${text(place)}${page === undefined ? '' : `, from ${text(page)}`}`,
    fenced(curl),
    '</details>',
  ].join('\n\n');
}

/** The fence is longer than any in the text. */
function fenced(content: string): string {
  const cut = content.length > longestText ? `${content.slice(0, longestText)}…` : content;
  const longest = Math.max(2, ...[...cut.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}text\n${cut}\n${fence}`;
}

/** A text of others as it is, in one line: nothing of it is markup. */
function text(content: string): string {
  return html(content).replaceAll(/[\\`*_[\]~|#@]/g, (mark) => `\\${mark}`);
}

function html(content: string): string {
  const cut = content.length > longestText ? `${content.slice(0, longestText)}…` : content;
  return tame(cut.replaceAll(/\s+/g, ' '))
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
}

function leftOut(count: number, word: string): string[] {
  return count <= 0 ? [] : [`… and ${count} more ${word}${count === 1 ? '' : 's'}.`];
}
