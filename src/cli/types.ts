import { join } from 'node:path';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import type { AddCommand } from './command.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';

/** `tally types SPEC… --out DIR`: TypeScript from documents. A part that has no type becomes `unknown` and is told. */
export const addTypes: AddCommand = (program, io, done) => {
  addReferenceOptions(program.command('types'))
    .summary('TypeScript from a document')
    .description(
      'Writes one TypeScript file a document: paths, operations, components, and what goes with them.',
    )
    .argument('<spec...>', 'OpenAPI documents or bundled names')
    .requiredOption('--out <dir>', 'where to write <name>.ts')
    .action(async (specs: string[], options: { out: string } & ReferenceArguments) => {
      const { openSpecAnywhere } = await import('../commands/open-spec.js');
      const { translateTypes } = await import('../types/generate-types.js');
      let broken = false;
      for (const spec of specs) {
        const { api, name } = await openSpecAnywhere(spec, referenceOptions(options));
        const { text, diagnostics } = await translateTypes(api);
        io.writeFile(join(options.out, `${name}.ts`), text);
        for (const diagnostic of diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n\n`);
        broken ||= diagnostics.some(({ severity }) => severity === 'error');
      }
      done(broken ? 1 : 0);
    });
};
