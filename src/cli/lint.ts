import { Option } from 'commander';
import { diagnosticToJson, formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import type { AddCommand } from './command.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';

/** `tally lint SPEC…`: what is wrong with the documents. */
export const addLint: AddCommand = (program, io, done) => {
  addReferenceOptions(program.command('lint'))
    .summary('what is wrong with a document')
    .description('Finds what makes a document invalid or a contract weak: where, what, and how to fix it.')
    .argument('<spec...>', 'OpenAPI documents or bundled names')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .option('--strict', 'warnings count as errors')
    .action(
      async (
        specs: string[],
        options: { format: 'text' | 'json'; strict?: boolean } & ReferenceArguments,
      ) => {
        const { lintSpec } = await import('../commands/lint-spec.js');
        const diagnostics = (
          await Promise.all(specs.map((spec) => lintSpec(spec, referenceOptions(options))))
        ).flat();
        const count = (severity: string) =>
          diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
        if (options.format === 'json')
          io.out(`${JSON.stringify(diagnostics.map(diagnosticToJson), null, 2)}\n`);
        else {
          for (const diagnostic of diagnostics) io.out(`${formatDiagnostic(diagnostic)}\n\n`);
          const counts = [
            plural(count('error'), 'error'),
            plural(count('warning'), 'warning'),
            plural(count('info'), 'note'),
          ];
          io.out(
            `${counts.join(', ')} in ${specs.length === 1 ? specs[0] : plural(specs.length, 'document')}\n`,
          );
        }
        done(count('error') > 0 || (options.strict && count('warning') > 0) ? 1 : 0);
      },
    );
};

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
