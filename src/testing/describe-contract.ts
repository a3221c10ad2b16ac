import { afterAll, beforeAll, describe, test } from '@jest/globals';
import { selectOperations, takeShard } from '../check/order-operations.js';
import { openSpec } from '../commands/open-spec.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Operation } from '../openapi/api.js';
import { renderFinding } from '../report/render-finding.js';
import { cellCoverage } from '../result/cell-coverage.js';
import type { Report } from '../result/report.js';
import {
  type CellName,
  type ContractFailure,
  cellsOf,
  failuresOf,
  unreachedCells,
} from './contract-cells.js';
import type { ContractOptions } from './contract-options.js';
import { runContract } from './run-contract.js';
import type { Target } from './target.js';

/** Milliseconds for a whole run; each of its requests has a limit of its own. */
const longestRun = 30 * 60_000;

/**
 * The contract as Jest tests: one for each cell, and one for the rest of what each operation promises. `spec` is a path or a bundled
 * name; the target is checked once, before the first of them. Throws a {@link UsageError} for what cannot be used.
 */
export function describeContract(spec: string, target: Target, options: ContractOptions = {}): void {
  const { only, shard, references, states = {}, strict = false, minCoverage } = options;
  const { api } = openSpec(spec, references ? { references } : {});
  const operations = takeShard(selectOperations(api, only), shard);
  refuseUnknownStates(Object.keys(states), api.operations);
  const site = new Error();
  Error.captureStackTrace(site, describeContract);
  describe(`the contract ${spec}`, () => {
    let report: Report;
    beforeAll(async () => {
      report = await runContract(spec, target, options);
    }, longestRun);
    afterAll(() => {
      const unreached = report ? unreachedCells(report) : [];
      if (unreached.length > 0) console.warn(`Not reached, so not proven:\n${unreached.join('\n')}`);
    });

    for (const operation of operations) {
      const failures = () => failuresOf(report, operation, strict);
      describe(`${operation.method} ${operation.path}`, () => {
        for (const cell of cellsOf(operation)) {
          test(`answers ${cell.status} ${cell.mediaType ?? 'without a body'} as documented`, () => {
            failFor(
              failures().filter(({ cells }) => cells.some((broken) => isSameCell(broken, cell))),
              site,
            );
          });
        }
        test('keeps its other promises', () => {
          failFor(
            failures().filter(({ cells }) => cells.length === 0),
            site,
          );
        });
      });
    }

    if (minCoverage !== undefined) {
      test(`reaches ${minCoverage} % of the cells`, () => {
        const coverage = cellCoverage(report);
        if (coverage >= minCoverage) return;
        throw new Error(
          `${coverage.toFixed(1)} % were reached. Not reached:\n${unreachedCells(report).join('\n')}`,
        );
      });
    }
  });
}

function isSameCell(a: CellName, b: CellName): boolean {
  return a.status === b.status && a.mediaType === b.mediaType;
}

/** Jest shows the code where the contract was described: what matters is in the document and in the implementation. */
function failFor(failures: readonly ContractFailure[], site: Error): void {
  if (failures.length === 0) return;
  const error = new Error(failures.map(({ finding }) => renderFinding(finding)).join('\n\n'));
  error.stack = [error.message, ...(site.stack ?? '').split('\n').slice(1)].join('\n');
  throw error;
}

/** A state that no operation documents would never be asked for. */
function refuseUnknownStates(names: readonly string[], operations: readonly Operation[]): void {
  const documented = operations.flatMap(({ method, path, responses }) =>
    responses.map(({ status }) => `${method} ${path} responds ${status}`),
  );
  for (const name of names) {
    if (documented.includes(name)) continue;
    throw new UsageError(`The document has no state "${name}"; it has: ${documented.join(', ')}.`);
  }
}
