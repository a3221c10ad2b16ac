import type { NamedMutant } from '../../test/implementations/start-served.js';
import type { PeerRun } from './peer.js';

/** One run, by the clock on the wall and by the requests that reached the server. */
export interface Measured extends PeerRun {
  readonly api: string;
  readonly seconds: number;
  readonly requests: number;
}

/** `found`: what is red here and not against the correct server. */
export interface MeasuredMutant extends Measured {
  readonly mutant: string;
  readonly found: readonly string[];
}

/** What one tool showed; `absent` says why it did not run. */
export interface Column {
  readonly name: string;
  readonly manner: string;
  readonly absent?: string;
  readonly version?: string;
  readonly correct?: readonly Measured[];
  readonly mutants?: readonly MeasuredMutant[];
}

/** The comparison as Markdown. */
export function renderComparison(
  columns: readonly Column[],
  sample: readonly NamedMutant[],
  { machine, of, every }: { readonly machine: string; readonly of: number; readonly every: string },
): string {
  const present = columns.filter((column) => column.absent === undefined);
  return [
    '# Who finds which fault',
    '',
    `${sample.length} of ${of} mutants, each with exactly one promise broken, one of every ${every} by its name; ${machine}. \`npm run bench:check\` makes this page;`,
    '`-- --every 1` takes all, `-- --peer NAME` runs one tool anew; runs that the time did not suffice for are left blank. A mutant is found if anything is red that is not red against the correct server. Each run has a fresh server;',
    'requests are those that reached it, processor time is the tool’s alone. Medians of a run; the machine does other things, so wall time is no more than a hint.',
    '',
    '| tool | version | found | one finding | red on the correct servers | requests | wall s | CPU s | out of time or broken |',
    '|---|---|---|---|---|---|---|---|---|',
    ...columns.map(summaryRow),
    '',
    'How each was run: ',
    '',
    ...columns.map(({ name, manner }) => `- ${name}: ${manner}.`),
    '',
    'By API, found / tried and what is red on the correct server:',
    '',
    `| API | ${present.map(({ name }) => name).join(' | ')} |`,
    `|---|${present.map(() => '---|').join('')}`,
    ...[...new Set(sample.map(({ api }) => api))].map((api) => apiRow(api, present)),
    '',
    'Each mutant; the number is how much is red that was not:',
    '',
    `| mutant | ${present.map(({ name }) => name).join(' | ')} |`,
    `|---|${present.map(() => '---|').join('')}`,
    ...sample.map((mutant) => mutantRow(mutant, present)),
    '',
  ].join('\n');
}

function summaryRow({ name, version, absent, correct = [], mutants = [] }: Column): string {
  if (absent !== undefined) return `| ${name} | not run: ${absent.replaceAll(/[|\n]/g, ' ')} | | | | | | | |`;
  const found = mutants.filter((run) => run.found.length > 0);
  const all = [...correct, ...mutants];
  return [
    '',
    name,
    version,
    `**${found.length} of ${mutants.length}**`,
    found.filter((run) => run.found.length === 1).length,
    correct.reduce((sum, { red }) => sum + red.length, 0),
    median(all.map(({ requests }) => requests)),
    median(all.map(({ seconds }) => seconds)).toFixed(1),
    median(all.map(({ cpu }) => cpu).filter((cpu) => !Number.isNaN(cpu))).toFixed(1),
    all.filter(({ trouble }) => trouble !== undefined).length,
    '',
  ]
    .join(' | ')
    .trim();
}

function apiRow(api: string, columns: readonly Column[]): string {
  const cells = columns.map(({ correct = [], mutants = [] }) => {
    const own = mutants.filter((run) => run.api === api);
    const red = correct.find((run) => run.api === api)?.red.length ?? 0;
    return `${own.filter((run) => run.found.length > 0).length} / ${own.length}, red ${red}`;
  });
  return `| ${api} | ${cells.join(' | ')} |`;
}

function mutantRow({ api, mutant, breaks }: NamedMutant, columns: readonly Column[]): string {
  const cells = columns.map(({ mutants = [] }) => {
    const run = mutants.find((each) => each.api === api && each.mutant === mutant);
    if (!run) return '';
    return run.found.length > 0 ? String(run.found.length) : (run.trouble ?? '·').slice(0, 20);
  });
  return `| ${api} ${mutant}: ${breaks} | ${cells.join(' | ')} |`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
