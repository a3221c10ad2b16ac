import { rendererFor } from '../report/render-report.js';
import { renderText } from '../report/render-text.js';
import { isFailing } from '../result/is-failing.js';
import { mergeReports } from '../result/merge-reports.js';
import type { Report } from '../result/report.js';
import { each } from './arguments.js';
import type { AddCommand } from './command.js';
import { readReport } from './read-report.js';

/** `tally merge REPORT.json…`: one report of several runs, such as the shards of one. */
export const addMerge: AddCommand = (program, io, done) => {
  program
    .command('merge')
    .summary('one report of several runs')
    .description('Unites JSON reports of tally check, such as those of the shards of one run.')
    .argument('<report...>', 'JSON reports')
    .option('--report <file>', 'write the united report: .html, .json, .xml, .sarif, .har; repeatable', each)
    .option('--strict', 'warnings count as errors')
    .action((paths: [string, ...string[]], options: { report?: readonly string[]; strict?: boolean }) => {
      const writers = (options.report ?? []).map((path) => ({ path, render: rendererFor(path) }));
      const [first, ...rest] = paths.map((path) => readReport(path, io)) as [Report, ...Report[]];
      const merged = mergeReports(first, ...rest);
      for (const { path, render } of writers) io.writeFile(path, render(merged));
      const strict = options.strict === true;
      io.out(renderText(merged, { color: io.color, strict }));
      done(merged.findings.some((finding) => isFailing(finding, strict)) ? 1 : 0);
    });
};
