import { join } from 'node:path';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import type { AddCommand, ExitCode } from './command.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';
import { type OnRead, runWatched, watchOption } from './run-watched.js';

interface TypesArguments extends ReferenceArguments {
  readonly out: string;
  readonly watch?: boolean;
}

/** `tally types SPEC… --out DIR`: TypeScript from documents. A part that has no type becomes `unknown` and is told. */
export const addTypes: AddCommand = (program, io, done) => {
  addReferenceOptions(program.command('types'))
    .summary('TypeScript from a document')
    .description(
      'Writes one TypeScript file a document: paths, operations, components, and what goes with them.',
    )
    .argument('<spec...>', 'OpenAPI documents or bundled names')
    .requiredOption('--out <dir>', 'where to write <name>.ts')
    .option(...watchOption)
    .action(async (specs: string[], options: TypesArguments) => {
      const { openSpecAnywhere } = await import('../commands/open-spec.js');
      const { translateTypes } = await import('../types/generate-types.js');
      const translate = async (spec: string, onRead?: OnRead): Promise<ExitCode> => {
        io.progress(() => `types of ${spec}`);
        const opening = { ...referenceOptions(options), ...(onRead ? { onRead } : {}) };
        const { api, name } = await openSpecAnywhere(spec, opening);
        const { text, diagnostics } = await translateTypes(api);
        io.writeFile(join(options.out, `${name}.ts`), text);
        for (const diagnostic of diagnostics) io.err(`${formatDiagnostic(diagnostic)}\n\n`);
        return diagnostics.some(({ severity }) => severity === 'error') ? 1 : 0;
      };
      if (options.watch) return done(await runWatched({ parts: () => specs, run: translate }, io));
      const codes: ExitCode[] = [];
      for (const spec of specs) codes.push(await translate(spec));
      done(codes.includes(1) ? 1 : 0);
    });
};
