import { isFailing } from '../result/is-failing.js';
import type { Cell, Finding, OperationResult, Report } from '../result/report.js';
import { type JunitCase, junitXml } from './junit-xml.js';

/** JUnit XML: a suite per operation, a test case per cell, and one per finding that belongs to no cell. */
export function renderJunit({ spec, startedAt, durationMs, operations, findings }: Report): string {
  const known = new Set(operations.map(({ operationId }) => operationId));
  const strays = findings.filter(({ operationId }) => !known.has(operationId));
  const suites = operations.map((operation) => {
    const own = findings.filter(({ operationId }) => operationId === operation.operationId);
    return suiteOf(operation, own);
  });
  if (strays.length > 0) suites.push(suiteOf(undocumented, strays));
  return junitXml({ name: `tally check ${spec}`, startedAt, durationMs, suites });
}

function suiteOf(operation: OperationResult, findings: readonly Finding[]) {
  const strays = findings.filter(
    (finding) => !operation.cells.some((cell) => belongs(finding, cell, operation)),
  );
  const rows = [
    ...operation.cells.map((cell) => cellRow(operation, cell, findings)),
    ...strays.map(findingRow),
  ];
  const classname = operation.operationId;
  return { name: `${operation.method} ${operation.path}`, cases: rows.map((row) => ({ ...row, classname })) };
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

type Row = Omit<JunitCase, 'classname'>;

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
