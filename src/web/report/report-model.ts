import type { Comparison } from '../../result/compare-reports.js';
import type { Cell, Finding, OperationResult, Report, Verdict } from '../../result/report.js';

/** What the page was made for. */
export interface Payload {
  readonly report: Report;
  readonly comparison?: Comparison;
}

/** A finding with what the page knows of it. */
export interface ListedFinding {
  /** Its place among the report's findings, from 0. */
  readonly index: number;
  readonly finding: Finding;
  /** `METHOD path` of its operation. */
  readonly operation: string;
  /** Against the report that this one is compared with. */
  readonly isNew?: boolean;
  /** Lower-case text that a search looks into. */
  readonly text: string;
}

/** An operation as a row of the matrix. */
export interface Row {
  /** `METHOD path`. */
  readonly key: string;
  readonly operation: OperationResult;
  /** By documented status. */
  readonly cells: ReadonlyMap<string, readonly Cell[]>;
  readonly findings: readonly ListedFinding[];
  /** The verdict that each changed cell had before, by status. */
  readonly before: ReadonlyMap<string, Verdict | undefined>;
  readonly text: string;
}

/** A report, arranged for lookups. */
export interface ReportModel {
  readonly report: Report;
  readonly comparison: Comparison | undefined;
  readonly rows: readonly Row[];
  /** Documented statuses: numbers, ranges, `default`. */
  readonly statuses: readonly string[];
  /** In characters. */
  readonly longestPath: number;
  readonly findings: readonly ListedFinding[];
  /** How many findings each code has, most first. */
  readonly codes: readonly (readonly [code: string, count: number])[];
}

const order = { error: 0, warning: 1, info: 2 } as const;

/** Arranges a report; findings come in the order of their severity, then of the report, what is excused last. */
export function arrangeReport({ report, comparison }: Payload): ReportModel {
  const findings = report.findings
    .map((finding, index) => listed(finding, index, comparison))
    .sort((a, b) => weight(a.finding) - weight(b.finding));
  const byOperation = new Map<string, ListedFinding[]>();
  const codes = new Map<string, number>();
  for (const one of findings) {
    const { code } = one.finding;
    codes.set(code, (codes.get(code) ?? 0) + 1);
    const own = byOperation.get(one.operation);
    if (own) own.push(one);
    else byOperation.set(one.operation, [one]);
  }
  const rows = report.operations.map((operation): Row => {
    const key = `${operation.method} ${operation.path}`;
    return {
      key,
      operation,
      cells: cellsByStatus(operation),
      findings: byOperation.get(key) ?? [],
      before: changesOf(key, comparison),
      text: `${key} ${operation.operationId}`.toLowerCase(),
    };
  });
  return {
    report,
    comparison,
    rows,
    statuses: [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort(),
    longestPath: Math.max(0, ...report.operations.map(({ path }) => path.length)),
    findings,
    codes: [...codes].sort(([a, first], [b, second]) => second - first || (a < b ? -1 : 1)),
  };
}

function listed(finding: Finding, index: number, comparison: Comparison | undefined): ListedFinding {
  const { method, path, operationId, code, message } = finding;
  const operation = `${method} ${path}`;
  return {
    index,
    finding,
    operation,
    ...(comparison ? { isNew: comparison.isNew[index] === true } : {}),
    text: `${operation} ${operationId} ${code} ${message}`.toLowerCase(),
  };
}

/** Excused findings weigh less than any other. */
function weight({ severity, waived, known }: Finding): number {
  return order[severity] + (waived !== undefined || known ? 3 : 0);
}

function cellsByStatus({ cells }: OperationResult): Map<string, Cell[]> {
  const byStatus = new Map<string, Cell[]>();
  for (const cell of cells) byStatus.set(cell.status, [...(byStatus.get(cell.status) ?? []), cell]);
  return byStatus;
}

function changesOf(key: string, comparison: Comparison | undefined): Map<string, Verdict | undefined> {
  const own = comparison?.cells.filter(({ method, path, after }) => after && `${method} ${path}` === key);
  return new Map(own?.map(({ status, before }) => [status, before]));
}

/** From the verdict that needs a look most to the one that needs it least. */
const urgency: readonly Verdict[] = ['violates', 'refused', 'unreached', 'waived', 'conforms'];

/** The verdict that stands for several cells of one status. */
export function worstVerdict(cells: readonly Cell[]): Verdict | undefined {
  return urgency.find((verdict) => cells.some((cell) => cell.verdict === verdict));
}

/** Findings on answers of a status that a cell describes: exact, by range or by `default`. */
export function belongsTo(finding: Finding, status: string, row: Row): boolean {
  const described = [finding.status, `${finding.status[0]}XX`, 'default'].find((name) => row.cells.has(name));
  return finding.status !== '' && described === status;
}
