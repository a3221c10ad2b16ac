import { Option } from 'commander';
import type { Change } from '../diff/change.js';
import type { DiffFormat } from '../report/diff/render-diff.js';
import type { AddCommand, ExitCode } from './command.js';
import type { Io } from './io.js';
import { addToJobSummary } from './job-summary.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';
import { type OnRead, runWatched, watchOption } from './run-watched.js';

interface DiffArguments extends ReferenceArguments {
  readonly format: DiffFormat;
  readonly failOn: Change['severity'] | 'never';
  readonly allow?: string;
  readonly watch?: boolean;
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
    .option(...watchOption)
    .action(async (old: string, next: string, options: DiffArguments) => {
      if (!options.watch) return done(await diff(old, next, options, io));
      const run = (_: string, onRead: OnRead) => diff(old, next, options, io, onRead);
      done(await runWatched({ parts: () => [next], run }, io));
    });
};

async function diff(
  old: string,
  next: string,
  options: DiffArguments,
  io: Io,
  onRead?: OnRead,
): Promise<ExitCode> {
  const { diffSpecs } = await import('../commands/diff-specs.js');
  const { renderDiff } = await import('../report/diff/render-diff.js');
  const { toolVersion } = await import('../result/tool-version.js');
  const { notes, ...diffed } = await diffSpecs(old, next, {
    ...referenceOptions(options),
    today: new Date().toISOString().slice(0, 10),
    ...(options.allow === undefined ? {} : { allow: options.allow }),
    ...(onRead ? { onRead } : {}),
    onStep: (done, total, what) => io.progress(() => `${done} of ${total} operations: ${what}`),
  });
  const run = { old, new: next, ...diffed, version: toolVersion() };
  addToJobSummary(() => renderDiff('markdown', run), io);
  io.out(renderDiff(options.format, run, io.color));
  for (const note of notes) io.err(`${note}\n`);
  const fails = diffed.changes.some(
    ({ severity }) => weights.indexOf(severity) >= weights.indexOf(options.failOn),
  );
  return fails ? 1 : 0;
}
