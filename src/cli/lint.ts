import { Option } from 'commander';
import type { FailOn } from '../commands/tally-config.js';
import type { Severity } from '../diagnostics/diagnostic.js';
import { didYouMean } from '../diagnostics/name-hint.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { type LintFormat, lintFormats } from '../report/diagnostics/lint-formats.js';
import type { AddCommand, ExitCode } from './command.js';
import type { Io } from './io.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';
import { type OnRead, runWatched, type WatchedWork, watchOption } from './run-watched.js';

interface LintArguments extends ReferenceArguments {
  readonly format: LintFormat;
  readonly failOn?: FailOn;
  readonly strict?: boolean;
  readonly notes?: boolean;
  readonly baseline?: string;
  readonly since?: string;
  readonly config?: string;
  readonly spectral?: string;
  readonly fix?: boolean;
  readonly watch?: boolean;
  readonly rules?: boolean;
  readonly explain?: string;
}

/** `tally lint SPEC…`: what is wrong with the documents. */
export const addLint: AddCommand = (program, io, done) => {
  addReferenceOptions(program.command('lint'))
    .summary('what is wrong with a document')
    .description('Finds what makes a document invalid or a contract weak: where, what, and how to fix it.')
    .argument('[spec...]', 'OpenAPI documents or bundled names')
    .addOption(new Option('--format <format>', 'how to print').choices(lintFormats).default('text'))
    .addOption(
      new Option(
        '--fail-on <severity>',
        'the least severity that makes the exit code 1 (default: error)',
      ).choices(['error', 'warning', 'info', 'never']),
    )
    .option('--strict', 'the same as --fail-on warning')
    .option('--notes', 'print notes as well, instead of their number')
    .option('--baseline <file>', 'a report of `--format json`: what it lists is known and left out')
    .option('--since <spec>', 'an earlier version of the document: only what the change brought')
    .option('--config <file>', 'settings (default: tally.config.yaml, .json or .ts in this folder)')
    .option(
      '--spectral <ruleset>',
      "a team's own Spectral rules, run by Spectral as installed in the project",
    )
    .option('--fix', 'correct in the files what is safe to correct, and lint what is left')
    .option(...watchOption)
    .option('--rules', 'list all rules')
    .option('--explain <rule>', 'why a rule matters, with an example before and after')
    .action(async (specs: string[], options: LintArguments) => {
      if (options.rules || options.explain !== undefined)
        return done(await describeRules(io, options.explain));
      if (specs.length === 0) throw new UsageError('Name a document, as in `tally lint openapi.yaml`.');
      if (!options.watch) return done(await lint(specs, options, io));
      done(await runWatched(watchedLint(specs, options, io), io));
    });
};

/** A baseline is of all documents together. */
function watchedLint(specs: readonly string[], options: LintArguments, io: Io): WatchedWork {
  const together = options.baseline === undefined ? undefined : specs.join(', ');
  return {
    parts: () => (together === undefined ? specs : [together]),
    run: (part, onRead) => lint(part === together ? specs : [part], options, io, onRead),
  };
}

async function lint(
  specs: readonly string[],
  options: LintArguments,
  io: Io,
  onRead?: OnRead,
): Promise<ExitCode> {
  const { readTallyConfig } = await import('../commands/tally-config.js');
  const { lintSpecs } = await import('../commands/lint-specs.js');
  const { refuseUnknownCodes } = await import('../commands/refuse-unknown-codes.js');
  const { renderDiagnostics } = await import('../report/diagnostics/render-diagnostics.js');
  const { rules } = await import('../lint/rules.js');
  const { toolVersion } = await import('../result/tool-version.js');
  const startedAt = new Date().toISOString();
  const { lint: settings = {} } = await readTallyConfig(options.config, onRead);
  refuseUnknownCodes(settings);
  const baseline = options.baseline ?? settings.baseline;
  if (options.fix) await fix(specs, options, io);
  const linted = await lintSpecs(specs, {
    ...referenceOptions(options),
    settings,
    ...(baseline === undefined ? {} : { baseline }),
    ...(options.since === undefined ? {} : { since: options.since }),
    ...(options.spectral === undefined ? {} : { spectral: options.spectral }),
    ...(onRead ? { onRead } : {}),
    onStep: (done, total, what) => io.progress(() => `${done} of ${total} rules: ${what}`),
  });
  io.out(
    await renderDiagnostics(
      options.format,
      {
        ...linted,
        specs,
        startedAt,
        notes: options.notes ?? false,
        summaries: new Map(rules.map(({ code, summary }) => [code, summary])),
        version: toolVersion(),
      },
      io.color,
    ),
  );
  const failOn = options.failOn ?? (options.strict ? 'warning' : (settings.failOn ?? 'error'));
  return linted.diagnostics.some(({ severity }) => weighs(severity, failOn)) ? 1 : 0;
}

const weights: readonly (Severity | 'never')[] = ['info', 'warning', 'error', 'never'];

function weighs(severity: Severity, failOn: FailOn): boolean {
  return weights.indexOf(severity) >= weights.indexOf(failOn);
}

async function fix(specs: readonly string[], options: LintArguments, io: Io): Promise<void> {
  const { fixSpec } = await import('../commands/fix-spec.js');
  for (const spec of specs) {
    for (const { path, text, fixed } of await fixSpec(spec, referenceOptions(options))) {
      io.writeFile(path, text);
      io.err(`${path}: ${fixed} ${fixed === 1 ? 'place' : 'places'} corrected\n`);
    }
  }
}

/** Prints the list of rules, or the explanation of one. */
async function describeRules(io: Io, code: string | undefined): Promise<ExitCode> {
  const { ruleGroups, rules } = await import('../lint/rules.js');
  if (code === undefined) {
    const width = Math.max(...rules.map((rule) => rule.code.length));
    for (const { title, rules: group } of ruleGroups) {
      const lines = group.map(
        (rule) => `  ${rule.code.padEnd(width)}  ${rule.severity.padEnd(7)}  ${rule.summary}\n`,
      );
      io.out(`${title}\n${lines.join('')}`);
    }
    return 0;
  }
  const { explainRule } = await import('../lint/explain-rule.js');
  const rule = rules.find((one) => one.code === code);
  if (!rule) {
    const meant = didYouMean(
      code,
      rules.map((one) => one.code),
    );
    throw new UsageError(
      `There is no rule \`${code}\`${meant} \`tally lint --rules\` lists them; docs/diagnostics.md explains what reading brings up.`,
    );
  }
  io.out(`${explainRule(rule)}\n`);
  return 0;
}
