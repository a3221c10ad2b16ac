import { basename, join } from 'node:path';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { AddCommand } from './command.js';

/** `tally normalize PAGE… [--out DIR] [--report]`: documentation pages become OpenAPI documents. */
export const addNormalize: AddCommand = (program, io, done) => {
  program
    .command('normalize')
    .summary('a documentation page → an OpenAPI document')
    .description(
      'Makes documentation pages into OpenAPI documents; nothing is invented, what is inferred is marked.',
    )
    .argument('<page...>', 'pages, as Markdown or as text')
    .option('--out <dir>', 'write <name>.yaml and <name>.map.json there instead of printing the document')
    .option('--report', 'print what was inferred, doubted and not read')
    .action(async (pages: string[], options: { out?: string; report?: boolean }) => {
      const { normalizeToFiles } = await import('../pages/normalize-to-files.js');
      const { formatReport } = await import('../pages/report.js');
      if (pages.length > 1 && options.out === undefined && !options.report) {
        throw new UsageError('Several pages make several documents: say with --out DIR where to write them.');
      }
      let refused = false;
      for (const path of pages) {
        const text = io.readFile(path);
        if (text === undefined) throw new UsageError(`Cannot read ${path}: there is no such file.`);
        const page = { path, text };
        const made = normalizeToFiles(page);
        if (!made.ok) {
          io.err(`${formatDiagnostic(made.refusal)}\n`);
          refused = true;
          continue;
        }
        if (options.out !== undefined) {
          const name = basename(path).replace(/\.[^.]+$/, '');
          io.writeFile(join(options.out, `${name}.yaml`), made.yaml);
          io.writeFile(join(options.out, `${name}.map.json`), made.map);
        }
        if (options.report) io.out(`${formatReport(made.draft, page)}\n`);
        else if (options.out === undefined) io.out(made.yaml);
      }
      done(refused ? 2 : 0);
    });
};
