import { renderMarkdown } from '../report/render-markdown.js';
import { renderText } from '../report/render-text.js';
import { applyBaseline } from '../result/apply-baseline.js';
import { cellCoverage } from '../result/cell-coverage.js';
import { isFailing } from '../result/is-failing.js';
import type { Report } from '../result/report.js';
import type { ExitCode } from './command.js';
import type { Io } from './io.js';
import { addToJobSummary } from './job-summary.js';

/** What a command that ends in a report was asked to do with it. */
export interface ConcludeOptions {
  readonly renderers: readonly { readonly path: string; readonly render: (report: Report) => string }[];
  readonly baseline?: Report | undefined;
  readonly strict?: boolean | undefined;
  /** Percent of the cells. */
  readonly minCoverage?: number | undefined;
}

/** Prints the text, writes the reports asked for, and gives the exit code. */
export function conclude(result: Report, options: ConcludeOptions, io: Io): ExitCode {
  const { baseline, minCoverage, strict = false } = options;
  const report = baseline ? applyBaseline(result, baseline) : result;
  // What was found is told even where a report cannot be written.
  io.out(renderText(report, { color: io.color, width: io.width, strict }));
  for (const { path, render } of options.renderers) io.writeFile(path, render(report));
  addToJobSummary(() => renderMarkdown(report), io);
  const coverage = cellCoverage(report);
  const isTooLow = minCoverage !== undefined && coverage < minCoverage;
  if (isTooLow) {
    io.out(`Coverage is ${coverage.toFixed(1)} % of the cells, below --min-coverage ${minCoverage}.\n`);
  }
  return isTooLow || report.findings.some((finding) => isFailing(finding, strict)) ? 1 : 0;
}
