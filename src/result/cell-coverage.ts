import type { Report } from './report.js';

/** The share of cells that were reached or waived, in percent; 100 where there are none. */
export function cellCoverage({ summary }: Report): number {
  const { conforms, violates, refused, unreached, waived } = summary.cells;
  const settled = conforms + violates + waived;
  const total = settled + refused + unreached;
  return total === 0 ? 100 : (settled / total) * 100;
}
