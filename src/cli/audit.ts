import { Option } from 'commander';
import type { AuditFormat } from '../report/audit/render-audit.js';
import { percent } from './arguments.js';
import type { AddCommand, ExitCode } from './command.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';

interface AuditArguments extends ReferenceArguments {
  readonly format: AuditFormat;
  readonly minStrength?: number;
}

/** `tally audit SPEC`: how much of what can go wrong the document would let through. */
export const addAudit: AddCommand = (program, io, done) => {
  addReferenceOptions(program.command('audit'))
    .summary('where a document is too loose to protect anyone')
    .description(
      'Breaks the answers that the document describes, each in each way once, and counts what `tally check` would catch.',
    )
    .argument('<spec>', 'an OpenAPI document or a bundled name')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option(
      '--min-strength <percent>',
      'the least strength of the whole; below it the exit code is 1',
      percent,
    )
    .action(async (spec: string, options: AuditArguments) => {
      const { auditSpec } = await import('../commands/audit-spec.js');
      const { renderAudit } = await import('../report/audit/render-audit.js');
      const audit = await auditSpec(spec, {
        ...referenceOptions(options),
        onStep: (done, total, what) => io.progress(() => `${done} of ${total} operations: ${what}`),
      });
      io.out(renderAudit(options.format, audit));
      const { minStrength = 0 } = options;
      const isTooWeak = audit.strength < minStrength;
      if (isTooWeak) io.err(`The strength is ${audit.strength} %, below --min-strength ${minStrength}.\n`);
      done((isTooWeak ? 1 : 0) satisfies ExitCode);
    });
};
