import { rendererFor } from '../report/render-report.js';
import { mergeReports } from '../result/merge-reports.js';
import type { Report } from '../result/report.js';
import { each } from './arguments.js';
import type { AddCommand } from './command.js';
import { conclude } from './conclude.js';
import { readReport } from './read-report.js';

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
    .action((paths: [string, ...string[]], options: { report?: readonly string[]; strict?: boolean }) => {
      const renderers = (options.report ?? []).map((path) => ({ path, render: rendererFor(path) }));
      const [first, ...rest] = paths.map((path) => readReport(path, io)) as [Report, ...Report[]];
      done(conclude(mergeReports(first, ...rest), { ...options, renderers }, io));
    });
};
