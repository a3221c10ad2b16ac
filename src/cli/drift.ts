import { Option } from 'commander';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import type { DiffFormat } from '../report/diff/render-diff.js';
import type { AddCommand } from './command.js';
import { addToJobSummary } from './job-summary.js';

interface DriftArguments {
  readonly against: string;
  readonly format: DiffFormat;
  readonly allow?: string;
}

/** `tally drift PAGE… --against SPEC`: what pages say now against a committed document. */
export const addDrift: AddCommand = (program, io, done) => {
  program
    .command('drift')
    .summary('what documentation pages say now against a document')
    .description(
      'Reads documentation pages and compares what they say with a document, for a nightly job. Exit code 0: the same; 1: drifted; 2: could not tell. What a page does not state, and operations without a page, are no drift.',
    )
    .argument('<page...>', 'pages as Markdown, text or saved HTML; folders, patterns, - for standard input')
    .requiredOption('--against <spec>', 'the committed document, or a bundled name')
    .addOption(
      new Option('--format <format>', 'how to print')
        .choices(['text', 'json', 'sarif', 'github', 'markdown'])
        .default('text'),
    )
    .option('--allow <file>', 'differences that are known, each with a reason, as for diff')
    .action(async (paths: string[], { against, format, allow }: DriftArguments) => {
      const { driftPages } = await import('../commands/drift-pages.js');
      const { readPages } = await import('../commands/read-pages.js');
      const { renderDiff } = await import('../report/diff/render-diff.js');
      const { toolVersion } = await import('../result/tool-version.js');
      const pages = readPages(paths, io);
      const { refusals, notes, ...drift } = driftPages(pages, against, {
        today: new Date().toISOString().slice(0, 10),
        ...(allow === undefined ? {} : { allow }),
      });
      for (const refusal of refusals) io.err(`${formatDiagnostic(refusal)}\n`);
      const said = pages.length === 1 ? (pages[0]?.path ?? '') : `${pages.length} pages`;
      const run = { old: against, new: said, ...drift, version: toolVersion() };
      if (refusals.length < pages.length) {
        addToJobSummary(() => renderDiff('markdown', run), io);
        io.out(renderDiff(format, run, io.color));
      }
      for (const note of notes) io.err(`${note}\n`);
      done(refusals.length > 0 ? 2 : drift.changes.length > 0 ? 1 : 0);
    });
};
