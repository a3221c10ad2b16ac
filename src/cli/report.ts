import { UsageError } from '../diagnostics/usage-error.js';
import type { Report } from '../result/report.js';
import { each } from './arguments.js';
import type { AddCommand } from './command.js';

interface ReportArguments {
  /** `true` where no file was named. */
  readonly html?: string | true;
  readonly report?: readonly string[];
  readonly compare?: string;
  readonly strict?: boolean;
}

/** `tally report RUN.json`: a saved run as text and in every other format, alone or against an earlier one. */
export const addReport: AddCommand = (program, io, done) => {
  program
    .command('report')
    .summary('a saved run as a page to read, or in another format')
    .description('Shows a run that tally check saved with --report run.json.')
    .argument('<run>', 'JSON report')
    .option('--html [file]', 'write one page to read; beside the run where no file is named')
    .option(
      '--report <file>',
      'write it by extension: .html, .json, .xml, .md, .sarif, .har; repeatable',
      each,
    )
    .option('--compare <file>', 'an earlier JSON report: what is new, repaired and still there')
    .option('--strict', 'warnings count as errors')
    .action(async (path: string, options: ReportArguments) => {
      const { renderComparison } = await import('../report/render-comparison.js');
      const { rendererFor } = await import('../report/render-report.js');
      const { compareReports } = await import('../result/compare-reports.js');
      const { conclude } = await import('./conclude.js');
      const { readReport } = await import('./read-report.js');
      const writers = pathsToWrite(path, options).map((to) => ({ path: to, render: rendererFor(to) }));
      const run = readReport(path, io);
      const earlier = options.compare === undefined ? undefined : readReport(options.compare, io);
      if (earlier) refuseUnrelated(earlier, run, `--compare ${options.compare}`, path);
      const comparison = earlier && compareReports(earlier, run);
      // What is known all the same is shown in full.
      const renderers = writers.map(({ path: to, render }) => ({
        path: to,
        render: () => render(run, comparison),
      }));
      const code = conclude(run, { renderers, baseline: earlier, strict: options.strict }, io);
      if (comparison) io.out(`\n${renderComparison(comparison)}`);
      done(code);
    });
};

function pathsToWrite(run: string, { html, report = [] }: ReportArguments): readonly string[] {
  if (html === undefined) return report;
  if (html === true) return [`${run.replace(/\.json$/i, '')}.html`, ...report];
  if (/\.html?$/i.test(html)) return [html, ...report];
  throw new UsageError(`--html ${html}: the name of a page ends in .html; the run comes before --html.`);
}

function refuseUnrelated(earlier: Report, later: Report, given: string, path: string): void {
  const known = new Set(earlier.operations.map((operation) => `${operation.method} ${operation.path}`));
  if (later.operations.some((operation) => known.has(`${operation.method} ${operation.path}`))) return;
  throw new UsageError(`${given}: it has no operation in common with ${path}.`);
}
