import { findResponse } from '../exchange/find-response.js';
import type { Operation } from '../openapi/api.js';
import { isFailing } from '../result/is-failing.js';
import type { Cell, Finding, Report } from '../result/report.js';

/** What names a cell among those of its operation. */
export type CellName = Pick<Cell, 'status' | 'mediaType'>;

/** The cells of an operation, in the document's order. */
export function cellsOf(operation: Operation): CellName[] {
  return operation.responses.flatMap(({ status, content }): CellName[] =>
    content.length === 0
      ? [{ status, mediaType: null }]
      : content.map(({ type }) => ({ status, mediaType: type })),
  );
}

/** A finding that fails the run, and which cells it breaks. */
export interface ContractFailure {
  readonly finding: Finding;
  readonly cells: readonly CellName[];
}

/** What fails for an operation, each finding with the cells that it breaks: none where it is no matter of an answer's shape. */
export function failuresOf(report: Report, operation: Operation, strict: boolean): ContractFailure[] {
  const isOwn = ({ method, path }: { method: string; path: string }) =>
    method === operation.method && path === operation.path;
  const broken = (report.operations.find(isOwn)?.cells ?? []).filter(({ verdict }) => verdict === 'violates');
  return report.findings
    .filter((finding) => isOwn(finding) && isFailing(finding, strict))
    .map((finding) => ({
      finding,
      cells: broken.filter(({ status }) => status === answeredBy(operation, finding)),
    }));
}

/** The documented status that describes the answer of a finding on an answer. */
function answeredBy(operation: Operation, { location, status }: Finding): string | undefined {
  if (!location.startsWith('response') || status === '') return undefined;
  return findResponse(operation, Number(status))?.status;
}

/** A line for each cell that was not brought about, with the reason. */
export function unreachedCells({ operations }: Report): string[] {
  return operations.flatMap(({ method, path, cells }) =>
    cells
      .filter(({ verdict }) => verdict === 'unreached' || verdict === 'refused')
      .map(({ status, verdict, reason }) => `  ${method} ${path} ${status} ${verdict}: ${reason}`),
  );
}
