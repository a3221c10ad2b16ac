import { Option } from 'commander';
import type { Change } from '../diff/change.js';
import type { DiffFormat } from '../report/diff/render-diff.js';
import type { AddCommand, ExitCode } from './command.js';
import { addToJobSummary } from './job-summary.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';

interface DiffArguments extends ReferenceArguments {
  readonly format: DiffFormat;
  readonly failOn: Change['severity'] | 'never';
  readonly allow?: string;
}

const formats = ['text', 'json', 'sarif', 'github', 'markdown'];
const weights = ['info', 'warning', 'breaking', 'never'];

/** `tally diff OLD NEW`: what changed, and what breaks. */
export const addDiff: AddCommand = (program, io, done) => {
  addReferenceOptions(program.command('diff'))
    .summary('what changed between two documents, and what breaks')
    .description(
      'Compares two versions of a document. Values made from the one are held against the other, so that a rearrangement is told from a break.',
    )
    .argument('<old>', 'the earlier document, or a bundled name')
    .argument('<new>', 'the later one')
    .addOption(new Option('--format <format>', 'how to print').choices(formats).default('text'))
    .addOption(
      new Option('--fail-on <severity>', 'the least severity that makes the exit code 1')
        .choices(['breaking', 'warning', 'info', 'never'])
        .default('breaking'),
    )
    .option('--allow <file>', 'changes that are allowed, each with a reason')
    .action(async (old: string, next: string, options: DiffArguments) => {
      const { diffSpecs } = await import('../commands/diff-specs.js');
      const { renderDiff } = await import('../report/diff/render-diff.js');
      const { toolVersion } = await import('../result/tool-version.js');
      const { notes, ...diffed } = await diffSpecs(old, next, {
        ...referenceOptions(options),
        today: new Date().toISOString().slice(0, 10),
        ...(options.allow === undefined ? {} : { allow: options.allow }),
      });
      const run = { old, new: next, ...diffed, version: toolVersion() };
      addToJobSummary(() => renderDiff('markdown', run), io);
      io.out(renderDiff(options.format, run));
      for (const note of notes) io.err(`${note}\n`);
      const fails = diffed.changes.some(
        ({ severity }) => weights.indexOf(severity) >= weights.indexOf(options.failOn),
      );
      done((fails ? 1 : 0) satisfies ExitCode);
    });
};
