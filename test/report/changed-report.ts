import type { Report } from '../../src/result/report.js';
import { summarise } from '../../src/result/summarise.js';
import { cell, finding } from './small-report.js';
import { tellingReport } from './telling-report.js';

/** A later run than {@link tellingReport}: one finding repaired, one new, two cells with another verdict, one no longer documented. */
export function changedReport(): Report {
  const before = tellingReport();
  const operations = before.operations.map((operation) => {
    const { cells, method } = operation;
    if (method === 'PUT') return { ...operation, cells: [cell('200', 'conforms'), ...cells.slice(1, 2)] };
    if (method === 'DELETE') return { ...operation, cells: [cell('204', 'violates', { mediaType: null })] };
    return operation;
  });
  const broken = finding({
    code: 'server-error',
    method: 'DELETE',
    path: '/things/{id}/parts/{partId}',
    operationId: 'deletePart',
    status: '500',
    location: 'response',
    pointer: '',
    message: 'The server answered 500.',
    expected: '2xx',
    actual: 500,
  });
  const findings = [...before.findings.slice(1), broken];
  return {
    ...before,
    runId: 'r2',
    startedAt: '2030-01-02T00:00:00.000Z',
    operations,
    findings,
    summary: summarise(operations, 130, findings.length),
  };
}
