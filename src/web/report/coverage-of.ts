import type { OperationResult } from '../../result/report.js';

/** A part of a whole, counted. */
export interface Part {
  readonly covered: number;
  readonly total: number;
}

/** The coverage of one operation in figures. */
export interface CoverageFigures {
  readonly valid: Part;
  readonly invalid: Part;
  readonly parts: Part;
  readonly leftOut: number;
  readonly uncovered: number;
}

/** Counts what was covered of an operation, as the summary of the whole report does; nothing for reports that do not say. */
export function coverageOf({ coverage, uncovered }: OperationResult): CoverageFigures | undefined {
  if (!coverage) return undefined;
  const rules = coverage.request.flatMap((place) => Object.values(place.rules));
  const seen = coverage.responses.flatMap((response) => Object.values(response.seen ?? {}));
  return {
    valid: { covered: rules.filter(({ valid }) => valid === 'accepted').length, total: rules.length },
    invalid: { covered: rules.filter(({ invalid }) => invalid === 'refused').length, total: rules.length },
    parts: {
      covered: seen.filter((times) => times > 0).length,
      total: coverage.responses.reduce((sum, { parts }) => sum + parts, 0),
    },
    leftOut: coverage.leftOut,
    uncovered: uncovered.length,
  };
}
