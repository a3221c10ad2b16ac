import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../src/source/package-root.js';
import { type LoadRound, measureLoad } from './mock/measure-load.js';
import { measureStart, type StartRound } from './mock/measure-start.js';
import { bare, coldSubjects, subjects } from './mock/subjects.js';

/**
 * What an answer of `tally mock` and its start cost beside bare `node:http`: every server is a process of its own, the mock the
 * command itself. Arguments: rounds of load, rounds of starts, and a part of the titles that are wanted; then no file is written.
 */
const [loads = '50', starts = '7', part = ''] = process.argv.slice(2);
const loadRounds = Number(loads);
const startRounds = Number(starts);
const wanted = ({ title }: { readonly title: string }) => title.includes(part);

const started = await measureStart([bare, ...coldSubjects.filter(wanted)], startRounds);
const loaded = await measureLoad(subjects.filter(wanted), loadRounds);
const table = [
  '# What an answer of the mock costs',
  '',
  `\`npm run bench:mock\` makes these tables: Node ${process.version}, ${cpus().length} cores shared with the client.`,
  '',
  '## Under load',
  '',
  `Medians of ${loadRounds} interleaved rounds of 1,000 requests over 32 kept connections, after 20,000 to warm up. A PATCH with about 80 bytes, validated in full,`,
  'the journal kept; the mock is the command itself with the five bundled documents, or with the 1,223 operations of GitHub. The measure is processor time of the server',
  'per request, beside that of bare `node:http` (900 constant bytes, the body unread) a moment before; what else the machine does only adds to it, so the least of all',
  'rounds beside the least of bare `node:http` is told as well.',
  '',
  '| subject | × bare | least × least | CPU µs | least | requests/s | p50 ms | p99 ms | MB |',
  '|---|---|---|---|---|---|---|---|---|',
  ...[...loaded].map(([{ title }, rounds]) => loadRow(title, rounds, loaded.get(bare) ?? [])),
  '',
  '## From a cold start to the first answer',
  '',
  `Medians of ${startRounds} interleaved rounds.`,
  '',
  '| subject | ms | × bare | CPU ms | MB | peak MB |',
  '|---|---|---|---|---|---|',
  ...[...started].map(([{ title }, rounds]) => startRow(title, rounds, started.get(bare) ?? [])),
  '',
].join('\n');
process.stdout.write(table);
if (part === '') writeFileSync(join(packageRoot(), 'bench', 'mock.md'), table);

function loadRow(title: string, rounds: readonly LoadRound[], beside: readonly LoadRound[]): string {
  const middle = (part: keyof LoadRound) => median(rounds.map((round) => round[part]));
  const least = (of: readonly LoadRound[]) => Math.min(...of.map(({ microseconds }) => microseconds));
  return row([
    title,
    middle('ratio').toFixed(2),
    (least(rounds) / least(beside)).toFixed(2),
    middle('microseconds').toFixed(1),
    least(rounds).toFixed(1),
    middle('perSecond').toFixed(0),
    middle('p50').toFixed(2),
    middle('p99').toFixed(2),
    middle('megabytes').toFixed(0),
  ]);
}

function startRow(title: string, rounds: readonly StartRound[], beside: readonly StartRound[]): string {
  const middle = (part: keyof StartRound) => median(rounds.map((round) => round[part]));
  const ratios = rounds.map(
    ({ milliseconds }, at) => milliseconds / (beside[at]?.milliseconds ?? Number.NaN),
  );
  return row([
    title,
    middle('milliseconds').toFixed(0),
    median(ratios).toFixed(2),
    (middle('microseconds') / 1_000).toFixed(0),
    middle('megabytes').toFixed(0),
    middle('peakMegabytes').toFixed(0),
  ]);
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
