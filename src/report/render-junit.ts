import { create } from 'xmlbuilder2';
import { isFailing } from '../result/is-failing.js';
import type { Cell, Finding, OperationResult, Report } from '../result/report.js';
import { xmlText } from './xml-text.js';

/** JUnit XML: a suite per operation, a test case per cell, and one per finding that belongs to no cell. */
export function renderJunit(report: Report): string {
  const root = create({ version: '1.0', encoding: 'UTF-8' }).ele('testsuites', {
    name: xmlText(`tally check ${report.spec}`),
    time: seconds(report.durationMs),
  });
  const known = new Set(report.operations.map(({ operationId }) => operationId));
  const strays = report.findings.filter(({ operationId }) => !known.has(operationId));
  const suites = [...report.operations, ...(strays.length > 0 ? [undocumented] : [])];
  for (const operation of suites) {
    const own =
      operation === undocumented
        ? strays
        : report.findings.filter(({ operationId }) => operationId === operation.operationId);
    const rows = [
      ...operation.cells.map((cell) => cellRow(operation, cell, own)),
      ...own
        .filter((finding) => !operation.cells.some((cell) => belongs(finding, cell, operation)))
        .map(findingRow),
    ];
    const suite = root.ele('testsuite', {
      name: xmlText(`${operation.method} ${operation.path}`),
      tests: rows.length,
      failures: rows.filter(({ failure }) => failure !== undefined).length,
      errors: 0,
      skipped: rows.filter(({ skipped }) => skipped !== undefined).length,
      timestamp: report.startedAt.replace(/\.\d+Z$/, ''),
      hostname: 'localhost',
      time: 0,
    });
    for (const row of rows) {
      const test = suite.ele('testcase', {
        name: xmlText(row.name),
        classname: xmlText(operation.operationId),
        time: 0,
      });
      if (row.failure) {
        test
          .ele('failure', { message: xmlText(row.failure.message), type: row.failure.type })
          .txt(xmlText(row.failure.text));
      } else if (row.skipped !== undefined) test.ele('skipped', { message: xmlText(row.skipped) });
    }
  }
  return `${root.end({ prettyPrint: true })}\n`;
}

/** Where findings on requests stand that belong to no documented operation. */
const undocumented: OperationResult = {
  index: -1,
  operationId: 'undocumented',
  method: 'undocumented',
  path: 'requests',
  cells: [],
  uncovered: [],
};

interface Row {
  readonly name: string;
  readonly failure?: { readonly message: string; readonly type: string; readonly text: string };
  readonly skipped?: string;
}

function cellRow(operation: OperationResult, cell: Cell, findings: readonly Finding[]): Row {
  const name = `${cell.status}${cell.mediaType === null ? '' : ` ${cell.mediaType}`}`;
  const all = findings.filter((finding) => belongs(finding, cell, operation));
  const own = all.filter((finding) => isFailing(finding));
  const waived = all.find((finding) => finding.waived !== undefined)?.waived;
  if (own.length === 0 && cell.verdict === 'violates' && waived !== undefined) {
    return { name, skipped: `waived: ${waived}` };
  }
  if (own.length > 0 || cell.verdict === 'violates') {
    return {
      name,
      failure: {
        message: own.map(({ message }) => message).join(' ') || cell.reason,
        type: own[0]?.code ?? 'violates',
        text: own.map(describe).join('\n\n'),
      },
    };
  }
  if (cell.verdict === 'conforms') return { name };
  return { name, skipped: `${cell.verdict}: ${cell.reason}` };
}

function findingRow(finding: Finding): Row {
  const name = `${finding.code} ${finding.location}${finding.pointer === '' ? '' : ` ${finding.pointer}`}`;
  if (!isFailing(finding))
    return {
      name,
      skipped: `${finding.waived === undefined ? finding.severity : 'waived'}: ${finding.message}`,
    };
  return { name, failure: { message: finding.message, type: finding.code, text: describe(finding) } };
}

/** Findings that say that the status itself should not have come. */
const aboutOtherStatus = new Set(['undocumented-status', 'state-not-honoured']);

/** What the answer itself does wrong belongs to the cell of its status: the exact one, else its range, else `default`. */
function belongs(finding: Finding, cell: Cell, { cells }: OperationResult): boolean {
  if (!finding.location.startsWith('response') || finding.status === '') return false;
  const names = [finding.status, `${finding.status[0]}XX`, 'default'];
  const described = names.find((name) => cells.some(({ status }) => status === name));
  return cell.status === described && !aboutOtherStatus.has(finding.code);
}

function describe(finding: Finding): string {
  return [
    `${finding.place} ${finding.code}`,
    finding.message,
    `expected: ${JSON.stringify(finding.expected)}`,
    `received: ${JSON.stringify(finding.actual)}`,
    finding.curl,
  ].join('\n');
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1_000).toFixed(3);
}
