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
  measure('check', 50, 60, requests);
  const checks: Measured[] = [];
  const bares: Measured[] = [];
  for (let round = 0; round < rounds; round++) {
    checks.push(measure('check', 50, 60));
    bares.push(measure('bare', 50, 60, requests));
  }
  const perCheck = median(checks.map(({ milliseconds, sent }) => milliseconds / sent));
  const perBare = median(bares.map(({ milliseconds, sent }) => milliseconds / sent));
  const memory = [20, 200, 1_150].map((operations) => measure('check', operations, 200));
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
    '| requests in one run | peak memory, MB |',
    '|---|---|',
    ...memory.map(({ sent, megabytes }) => `| ${sent} | ${megabytes.toFixed(0)} |`),
    '',
  ].join('\n');
  process.stdout.write(table);
  writeFileSync(join(packageRoot(), 'bench', 'check-speed.md'), table);
} finally {
  server.disconnect();
  rmSync(scratch, { recursive: true });
}

function measure(subject: 'check' | 'bare', operations: number, cases: number, file = ''): Measured {
  const argv = [at('child'), subject, url, String(operations), String(cases), file];
  return JSON.parse(execFileSync(process.execPath, argv, { encoding: 'utf8' })) as Measured;
}

function row(title: string, measured: readonly Measured[], each: number): string {
  const whole = median(measured.map(({ wholeMilliseconds }) => wholeMilliseconds));
  return `| ${title} | ${measured[0]?.sent} | ${whole.toFixed(0)} | ${each.toFixed(3)} |`;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
