import { join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Source } from '../source/source.js';
import type { AddCommand } from './command.js';

interface NormalizeArguments {
  readonly out?: string;
  /** True stands for `text`. */
  readonly report?: true | 'text' | 'json';
}

/** `tally normalize PAGE…`: documentation pages become OpenAPI documents. */
export const addNormalize: AddCommand = (program, io, done) => {
  program
    .command('normalize')
    .summary('a documentation page → an OpenAPI document')
    .description(
      'Makes documentation pages into OpenAPI documents; nothing is invented, what is inferred is marked.',
    )
    .argument('<page...>', 'pages as Markdown, text or saved HTML; folders, patterns, - for standard input')
    .option('--out <dir>', 'write <name>.yaml and <name>.map.json there instead of printing the document')
    .option(
      '--report [format]',
      'print what was inferred, left out, ambiguous and dropped, as text or json',
      reportFormat,
    )
    .action(async (paths: string[], { out, report }: NormalizeArguments) => {
      const { nameOfPage, readPages } = await import('../commands/read-pages.js');
      const { normalizeToFiles } = await import('../pages/normalize-to-files.js');
      const { formatReport, reportDraft } = await import('../pages/report.js');
      const pages = readPages(paths, io);
      if (pages.length > 1 && out === undefined && !report)
        throw new UsageError('Several pages make several documents: say with --out DIR where to write them.');
      if (out !== undefined) refuseEqualNames(pages, nameOfPage);
      const reports: unknown[] = [];
      let refused = false;
      for (const page of pages) {
        const made = normalizeToFiles(page);
        if (!made.ok) {
          io.err(`${formatDiagnostic(made.refusal)}\n`);
          refused = true;
          continue;
        }
        if (out !== undefined) {
          const name = nameOfPage(page);
          io.writeFile(join(out, `${name}.yaml`), made.yaml);
          io.writeFile(join(out, `${name}.map.json`), made.map);
        }
        if (report === 'json') reports.push(reportDraft(made.draft, page));
        else if (report) io.out(`${formatReport(made.draft, page)}\n`);
        else if (out === undefined) io.out(made.yaml);
      }
      if (report === 'json') io.out(`${JSON.stringify({ version: 1, pages: reports }, null, 2)}\n`);
      done(refused ? 2 : 0);
    });
};

function reportFormat(text: string): 'text' | 'json' {
  if (text === 'text' || text === 'json') return text;
  throw new InvalidArgumentError('Write --report text or --report json; pages go before it.');
}

function refuseEqualNames(pages: readonly Source[], nameOf: (page: Source) => string): void {
  const taken = new Map<string, string>();
  for (const page of pages) {
    const name = nameOf(page);
    const other = taken.get(name);
    if (other !== undefined)
      throw new UsageError(`${other} and ${page.path} would both be written to ${name}.yaml.`);
    taken.set(name, page.path);
  }
}
