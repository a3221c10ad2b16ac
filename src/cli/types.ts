import { join } from 'node:path';
import type { AddCommand } from './command.js';

/** `tally types SPEC… --out DIR`: TypeScript from documents. */
export const addTypes: AddCommand = (program, io, done) => {
  program
    .command('types')
    .summary('TypeScript from a document')
    .description('Writes one TypeScript file a document: paths, operations, components.')
    .argument('<spec...>', 'OpenAPI documents or bundled names')
    .requiredOption('--out <dir>', 'where to write <name>.ts')
    .action(async (specs: string[], options: { out: string }) => {
      const { openSpec } = await import('../commands/open-spec.js');
      const { generateTypes } = await import('../types/generate-types.js');
      for (const spec of specs) {
        const { api, name } = openSpec(spec);
        io.writeFile(join(options.out, `${name}.ts`), await generateTypes(api));
      }
      done(0);
    });
};
