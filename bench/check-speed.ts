import { execFileSync, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../src/source/package-root.js';

/** What a check costs beside sending the same bytes with bare node:http, in interleaved rounds; then memory as cases grow to 100,000. */
const rounds = Number(process.argv[2] ?? 5);
const at = (name: string) => fileURLToPath(new URL(`./check-speed/${name}.js`, import.meta.url));

/** Numbers of operations of 130 requests each. */
const sizes = [20, 200, 1_150];

interface Measured {
  readonly sent: number;
  /** Of the check, or the sending, alone. */
  readonly milliseconds: number;
  /** Of the whole process, from its start. */
  readonly wholeMilliseconds: number;
  readonly megabytes: number;
}

const scratch = mkdtempSync(join(tmpdir(), 'check-speed-'));
const server = fork(at('server'));
const [port] = (await once(server, 'message')) as [number];
const url = `http://127.0.0.1:${port}`;
try {
  const requests = join(scratch, 'requests.json');
  measure('check', 50, 60, { file: requests });
  const checks: Measured[] = [];
  const bares: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    checks.push(measure('check', 50, 60));
    bares.push(measure('bare', 50, 60, { file: requests }));
  }
  const perCheck = median(checks.map(({ milliseconds, sent }) => milliseconds / sent));
  const perBare = median(bares.map(({ milliseconds, sent }) => milliseconds / sent));
  // A heap that may not grow shows what is held, not what V8 has not yet let go of.
  const memory = sizes.map((operations) => measure('check', operations, 200, { heap: 90 }));
  const table = [
    '# What a check costs',
    '',
    `Median of ${rounds} interleaved rounds, Node ${process.version}, ${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}; the server is another process; \`npm run bench:check-speed\` makes this table.`,
    'CPU is user and system time of the process itself. 50 PUT operations, 60 cases each, answers of about 1 kB.',
    '',
    '| subject | requests | CPU of the whole process, ms | CPU a request, ms |',
    '|---|---|---|---|',
    row('bare node:http, the same bytes', bares, perBare),
    row('tally check', checks, perCheck),
    '',
    `A request costs ${(perCheck / perBare).toFixed(2)} times what it costs with bare node:http.`,
    '',
    'With at most 90 MB of heap:',
    '',
    '| operations | requests in one run | peak memory of the process, MB |',
    '|---|---|---|',
    ...memory.map(({ sent, megabytes }, at) => `| ${sizes[at]} | ${sent} | ${megabytes.toFixed(0)} |`),
    '',
  ].join('\n');
  process.stdout.write(table);
  writeFileSync(join(packageRoot(), 'bench', 'check-speed.md'), table);
} finally {
  server.disconnect();
  rmSync(scratch, { recursive: true });
}

/** `heap` is the most that the old generation may take, in MB. */
function measure(
  subject: 'check' | 'bare',
  operations: number,
  cases: number,
  { file = '', heap = 4_096 } = {},
): Measured {
  const program = [`--max-old-space-size=${heap}`, at('child')];
  const argv = [...program, subject, url, String(operations), String(cases), file];
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as Measured;
}

function row(title: string, measured: readonly Measured[], each: number): string {
  const whole = median(measured.map(({ wholeMilliseconds }) => wholeMilliseconds));
  return `| ${title} | ${measured[0]?.sent} | ${whole.toFixed(0)} | ${each.toFixed(3)} |`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
