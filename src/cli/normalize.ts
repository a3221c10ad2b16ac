import { dirname, join } from 'node:path';
import { InvalidArgumentError } from 'commander';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { PageDraft } from '../pages/merge-drafts.js';
import type { Source } from '../source/source.js';
import type { AddCommand, ExitCode } from './command.js';
import type { Io } from './io.js';
import { runWatched, type WatchedWork, watchOption } from './run-watched.js';

interface NormalizeArguments {
  readonly out?: string;
  readonly merge?: boolean;
  readonly partial?: boolean;
  readonly watch?: boolean;
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
    .option('--merge', 'one document of all pages, api.yaml; what two pages say differently is reported')
    .option('--partial', 'a marked draft also of what is only half understood')
    .option(
      '--report [format]',
      'print what was inferred, left out, ambiguous, contradictory and dropped, as text or json',
      reportFormat,
    )
    .option(...watchOption)
    .action(async (paths: string[], options: NormalizeArguments) => {
      if (!options.watch) return done(await normalize(paths, options, io));
      done(await runWatched(await watchedPages(paths, options, io), io));
    });
};

/** Pages that are merged make one document; else each makes its own. */
async function watchedPages(
  paths: readonly string[],
  options: NormalizeArguments,
  io: Io,
): Promise<WatchedWork> {
  if (paths.includes('-')) throw new UsageError('Standard input does not change: leave out - or --watch.');
  const { findPages } = await import('../commands/find-pages.js');
  const { nameOfPage } = await import('../commands/read-pages.js');
  return {
    parts(onRead) {
      const pages = findPages(paths);
      // A folder changes when a page is added to it.
      for (const folder of new Set(pages.map((page) => dirname(page)))) onRead(folder);
      if (options.merge) return [pages.join(' ')];
      if (options.out !== undefined)
        refuseEqualNames(
          pages.map((path) => ({ path, text: '' })),
          nameOfPage,
        );
      return pages;
    },
    run(part, onRead) {
      const pages = options.merge ? findPages(paths) : [part];
      for (const path of pages) onRead(path);
      return normalize(pages, options, io);
    },
  };
}

async function normalize(
  paths: readonly string[],
  { out, report, merge = false, partial = false }: NormalizeArguments,
  io: Io,
): Promise<ExitCode> {
  const { nameOfPage, readPages } = await import('../commands/read-pages.js');
  const { filesOf, filesOfDraft } = await import('../pages/normalize-to-files.js');
  const { normalizePage } = await import('../pages/normalize-page.js');
  const { mergeDrafts } = await import('../pages/merge-drafts.js');
  const { formatReport, reportPages } = await import('../pages/report.js');
  const pages = readPages(paths, io);
  if (pages.length > 1 && out === undefined && !report && !merge)
    throw new UsageError(
      'Several pages make several documents: say with --out DIR where to write them, or --merge them.',
    );
  if (out !== undefined && !merge) refuseEqualNames(pages, nameOfPage);
  const drafts: PageDraft[] = [];
  for (const [index, page] of pages.entries()) {
    io.progress(() => `${index} of ${pages.length} pages: ${page.path}`);
    const reading = normalizePage(page, { partial });
    if (reading.ok) {
      drafts.push({ page, draft: reading.draft });
      if (!report) for (const warning of reading.draft.diagnostics) io.err(`${formatDiagnostic(warning)}\n`);
    } else io.err(`${formatDiagnostic(reading.refusal)}\n`);
  }
  const refused = drafts.length < pages.length;
  const merged = merge && drafts.length > 0 ? mergeDrafts(drafts) : undefined;
  for (const conflict of merged?.conflicts ?? []) io.err(`${formatDiagnostic(conflict)}\n`);
  const disagree = merged?.conflicts.some(({ severity }) => severity === 'error') ?? false;
  const isGiven = !merge || partial || (!refused && !disagree);
  const made = merged
    ? [{ name: 'api', files: filesOf(merged) }]
    : drafts.map(({ page, draft }) => ({ name: nameOfPage(page), files: filesOfDraft(draft, page) }));
  for (const { name, files } of isGiven ? made : []) {
    if (out !== undefined) {
      io.writeFile(join(out, `${name}.yaml`), files.yaml);
      io.writeFile(join(out, `${name}.map.json`), files.map);
    } else if (!report) io.out(files.yaml);
  }
  if (report === 'json') io.out(`${JSON.stringify(reportPages(drafts, merged?.conflicts ?? []), null, 2)}\n`);
  else if (report) for (const { page, draft } of drafts) io.out(`${formatReport(draft, page)}\n`);
  return refused || !isGiven ? 2 : 0;
}

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
