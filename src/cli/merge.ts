import type { Report } from '../result/report.js';
import { each } from './arguments.js';
import type { AddCommand } from './command.js';

interface MergeArguments {
  readonly report?: readonly string[];
  readonly strict?: boolean;
}

/** `tally merge REPORT.json…`: one report of several runs, such as the shards of one. */
export const addMerge: AddCommand = (program, io, done) => {
  program
    .command('merge')
    .summary('one report of several runs')
    .description('Unites JSON reports of tally check, such as those of the shards of one run.')
    .argument('<report...>', 'JSON reports')
    .option(
      '--report <file>',
      'write the united report: .html, .json, .xml, .md, .sarif, .har; repeatable',
      each,
    )
    .option('--strict', 'warnings count as errors')
    .action(async (paths: [string, ...string[]], options: MergeArguments) => {
      const { rendererFor } = await import('../report/render-report.js');
      const { mergeReports } = await import('../result/merge-reports.js');
      const { conclude } = await import('./conclude.js');
      const { readReport } = await import('./read-report.js');
      const renderers = (options.report ?? []).map((path) => ({ path, render: rendererFor(path) }));
      const reports = paths.map((path, index) => {
        io.progress(() => `${index} of ${paths.length} reports: ${path}`);
        return readReport(path, io);
      });
      const [first, ...rest] = reports as [Report, ...Report[]];
      done(conclude(mergeReports(first, ...rest), { ...options, renderers }, io));
    });
};
