import type { CoverageSummary, Share } from './coverage.js';
import type { OperationResult } from './report.js';

/** The coverage of all operations in four figures. */
export function summariseCoverage(operations: readonly OperationResult[]): CoverageSummary {
  const cells = operations.flatMap((operation) => operation.cells);
  const coverage = operations.flatMap((operation) => operation.coverage ?? []);
  const rules = coverage.flatMap(({ request }) => request.flatMap((place) => Object.values(place.rules)));
  const responses = coverage.flatMap((operation) => operation.responses);
  const seen = responses.flatMap((response) => Object.values(response.seen ?? {}));
  return {
    cells: share(
      cells.filter(({ verdict }) => verdict !== 'refused' && verdict !== 'unreached').length,
      cells.length,
    ),
    validRules: share(rules.filter(({ valid }) => valid === 'accepted').length, rules.length),
    invalidRules: share(rules.filter(({ invalid }) => invalid === 'refused').length, rules.length),
    responseParts: share(
      seen.filter((times) => times > 0).length,
      responses.reduce((sum, { parts }) => sum + parts, 0),
    ),
  };
}

function share(covered: number, total: number): Share {
  return { covered, total, percent: total === 0 ? 100 : Math.round((covered / total) * 1_000) / 10 };
}
