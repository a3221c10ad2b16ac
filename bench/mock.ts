import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageRoot } from '../src/source/package-root.js';
import { sendLoad } from './send-load.js';

/** The processor time of an answered request against bare `node:http`: servers in processes of their own, rounds interleaved. */
const rounds = Number(process.argv[2] ?? 5);
const count = 6_000;
const github = join(packageRoot(), '..', 'shared', 'corpus', 'github-3.0.3.json');

interface Subject {
  readonly title: string;
  readonly server: readonly string[];
  readonly request: (index: number) => string;
  /** A slow one is asked less often. */
  readonly share?: number;
}

const segment = '{"name":"Readers of the newsletter","query_dsl":"email_clicks > 3 AND country = 1"}';
const patch =
  (path: string, prefer?: (index: number) => string) =>
  (index: number): string =>
    [
      `PATCH ${path} HTTP/1.1`,
      'Host: 127.0.0.1',
      'Authorization: Bearer secret',
      'Content-Type: application/json',
      `Content-Length: ${segment.length}`,
      ...(prefer ? [`Prefer: ${prefer(index)}`] : []),
      '',
      segment,
    ].join('\r\n');
const get = (path: string) => (): string =>
  `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer secret\r\n\r\n`;
const sendgrid = '/v3/marketing/segments/2.0/0b9d3d8e-3d6f-4c7e-9a3b-0a3e5c7a1b2c';
const corpus: readonly Subject[] = [
  { title: 'tally, GitHub: stored example', server: ['tally', github], request: get('/rate_limit') },
  {
    title: 'tally, GitHub: ids in the path',
    server: ['tally', github],
    request: get('/repos/octocat/hello-world/issues/7/labels?per_page=5'),
  },
];
const subjects: readonly Subject[] = [
  { title: 'bare node:http', server: ['bare'], request: patch(sendgrid) },
  { title: 'node:http, JSON.parse and Ajv', server: ['validating'], request: patch(sendgrid) },
  { title: 'Fastify with a schema', server: ['fastify'], request: patch(sendgrid) },
  { title: 'tally: stored', server: ['tally'], request: patch(sendgrid, () => 'code=500') },
  { title: 'tally: fitted to the request', server: ['tally'], request: patch(sendgrid) },
  { title: 'tally: generated', server: ['tally'], request: patch(sendgrid, () => 'dynamic=true') },
  {
    title: 'tally: generated, another seed each time',
    server: ['tally'],
    request: patch(sendgrid, (index) => `dynamic=true, seed=${index}`),
    share: 0.05,
  },
  ...(existsSync(github) ? corpus : []),
  { title: 'Prism 5.14.2, silent', server: ['prism'], request: patch(sendgrid), share: 0.2 },
];

interface Measured {
  readonly microseconds: number;
  readonly perSecond: number;
  readonly p50: number;
  readonly p99: number;
  readonly megabytes: number;
}

interface Running {
  readonly child: ChildProcess;
  readonly port: number;
}

const running = new Map<string, Running>();
const measured = new Map<string, Measured[]>();
for (const { server } of subjects) await start(server);
for (let round = -1; round < rounds; round++) {
  for (const subject of subjects) {
    const result = await measure(subject);
    // The first round warms up.
    if (round >= 0) measured.set(subject.title, [...(measured.get(subject.title) ?? []), result]);
  }
}
for (const { child } of running.values()) child.disconnect();
const table = render();
process.stdout.write(table);
writeFileSync(join(packageRoot(), 'bench', 'mock.md'), table);

async function start(server: readonly string[]): Promise<void> {
  const key = server.join(' ');
  if (running.has(key)) return;
  const child = fork(fileURLToPath(new URL('./mock-child.js', import.meta.url)), [...server]);
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  running.set(key, { child, port });
}

async function measure({ title, server, request, share = 1 }: Subject): Promise<Measured> {
  const { child, port } = running.get(server.join(' ')) as Running;
  const requests = Math.round(count * share);
  const before = await usageOf(child);
  const loaded = await sendLoad({ port, request, count: requests, connections: 32 });
  const after = await usageOf(child);
  if (loaded.strays > 0) throw new Error(`${title}: ${loaded.strays} answers were not ${loaded.status}.`);
  return {
    microseconds: (after.microseconds - before.microseconds) / requests,
    perSecond: requests / loaded.seconds,
    p50: loaded.latencies[Math.floor(requests * 0.5)] as number,
    p99: loaded.latencies[Math.floor(requests * 0.99)] as number,
    megabytes: after.megabytes,
  };
}

async function usageOf(child: ChildProcess): Promise<{ microseconds: number; megabytes: number }> {
  const told = once(child, 'message');
  child.send('usage');
  return ((await told) as [{ microseconds: number; megabytes: number }])[0];
}

function render(): string {
  const all = (title: string, part: keyof Measured) => (measured.get(title) ?? []).map((each) => each[part]);
  const middle = (title: string, part: keyof Measured) => median(all(title, part));
  // What else the machine does only adds to it.
  const least = (title: string) => Math.min(...all(title, 'microseconds'));
  const bare = least('bare node:http');
  const rows = subjects.map(({ title }) => {
    const microseconds = least(title);
    const rest = [
      middle(title, 'perSecond').toFixed(0),
      middle(title, 'p50').toFixed(2),
      middle(title, 'p99').toFixed(2),
      middle(title, 'megabytes').toFixed(0),
    ];
    return `| ${[title, microseconds.toFixed(1), (microseconds / bare).toFixed(2), ...rest].join(' | ')} |`;
  });
  return [
    '# What an answer of the mock costs',
    '',
    `${rounds} interleaved rounds after one to warm up (the least processor time, medians of the rest), Node ${process.version}, ${cpus().length} cores shared with the client, 32 connections;`,
    '`npm run bench:mock` makes this table. A PATCH with 87 bytes, validated in full, the last 200 exchanges kept; the five bundled documents are loaded.',
    'The measure is processor time of the server per request, against bare `node:http` that answers 900 constant bytes.',
    '',
    '| subject | CPU µs | × bare | requests/s | p50 ms | p99 ms | MB |',
    '|---|---|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
