import type { OperationCoverage, RuleCoverage } from '../../src/result/coverage.js';
import type { Cell, Finding, OperationResult, Report } from '../../src/result/report.js';
import { summarise } from '../../src/result/summarise.js';
import { cell, finding, report } from './small-report.js';

const resources = ['orders', 'invoices', 'customers', 'shipments', 'refunds', 'carts', 'prices', 'stocks'];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];
const statuses = ['200', '400', '401', '403', '404', '409', '422', '429', '500', 'default'];
const codes = ['response-body-schema', 'accepted-invalid-request', 'undocumented-status', 'server-error'];

/** A report as a run over a very large API gives it, the same each time: every operation with cells and coverage, every third with a finding. */
export function largeReport(operationCount: number): Report {
  const operations = Array.from({ length: operationCount }, (_, index) => operationAt(index));
  const findings = operations.filter(({ index }) => index % 3 === 0).map(findingOf);
  return report(operations, findings, {
    spec: 'api/everything.yaml',
    summary: summarise(operations, operationCount * 40, findings.length),
  });
}

function operationAt(index: number): OperationResult {
  const resource = resources[index % resources.length] as string;
  const method = methods[index % methods.length] as string;
  const path = `/v1/tenants/{tenantId}/${resource}-${Math.floor(index / 40)}/{${resource}Id}/items`;
  return {
    index,
    operationId: `${method.toLowerCase()}${resource}${index}`,
    method,
    path,
    cells: statuses
      .filter((_, at) => at < 3 || (index + at) % 2 === 0)
      .map((status, at) => cellAt(index, at, status)),
    uncovered:
      index % 7 === 0 ? [`/quantity: value above maximum ${index}: answered 404, which proves nothing`] : [],
    coverage: coverageAt(index),
  };
}

function cellAt(index: number, at: number, status: string): Cell {
  const kind = (index * 7 + at * 3) % 23;
  if (at === 0)
    return cell(status, index % 3 === 0 ? 'violates' : 'conforms', { reason: 'by the smallest body' });
  if (kind === 0) return cell(status, 'refused', { reason: `by an expired precondition: answered 200` });
  if (kind === 1) return cell(status, 'unreached', { reason: 'no recipe: a state would reach it', cases: 0 });
  if (kind === 2) return cell(status, 'waived', { reason: 'the gateway answers it', cases: 0 });
  return cell(status, 'conforms', { reason: 'by a body with one rule broken', vacuous: kind === 3 });
}

function coverageAt(index: number): OperationCoverage {
  const both: RuleCoverage = { valid: 'accepted', invalid: 'refused' };
  const request = Array.from({ length: 8 }, (_, at) => ({
    location: 'request body',
    mediaType: 'application/json',
    pointer: `/property${(index + at) % 50}`,
    rules: {
      type: both,
      required: both,
      maxLength: at % 3 === 0 ? ({ valid: 'accepted', invalid: 'not tried' } as const) : both,
    },
  }));
  const seen = Object.fromEntries(
    Array.from({ length: 20 }, (_, at) => [`/property${(index + at) % 50}`, at % 4 === 0 ? 0 : index + at]),
  );
  return {
    request,
    responses: [{ status: '200', mediaType: 'application/json', parts: 20, seen }],
    leftOut: index % 11 === 0 ? 12 : 0,
  };
}

/** With bodies of some kilobytes whose values all differ. */
function findingOf({ index, operationId, method, path }: OperationResult): Finding {
  const item = (at: number) => ({
    id: index * 100 + at,
    name: `Item ${index}-${at}`,
    price: (index * 31 + at * 17) / 100,
  });
  const body = JSON.stringify({ items: Array.from({ length: 20 }, (_, at) => item(at)), next: null });
  const { exchange } = finding();
  return finding({
    code: codes[index % codes.length] as string,
    severity: index % 9 === 0 ? 'warning' : 'error',
    operationId,
    method,
    path,
    pointer: '/items/3/price',
    message: `The body at \`/items/3/price\` must be text (operation ${index}).`,
    schemaPointer: `/components/schemas/Item${index}/properties/price/type`,
    place: `api/everything.yaml:${index * 20 + 9}:5`,
    excerpt: {
      firstLine: index * 20 + 8,
      lines: ['        price:', '          type: string', '        currency:'],
      marked: [index * 20 + 9, index * 20 + 9],
    },
    count: (index % 13) + 1,
    exchange: {
      ...exchange,
      request: { ...exchange.request, method, url: `http://127.0.0.1:1${path}` },
      response: {
        ...exchange.response,
        content: { size: body.length, mimeType: 'application/json', text: body },
      },
    },
  });
}
