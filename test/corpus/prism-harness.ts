import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { main } from '../../src/cli/main.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { departureFrom, type HarnessCase, readHarnessCase, readOutput } from './prism-harness-case.js';

const run = promisify(execFile);

/** Cases that are not held, and why. */
const differences: Readonly<Record<string, string>> = {
  'cors/cors-headers-precedence.txt':
    'Prism 5.14.2 echoes the Origin in access-control-allow-origin; the harness looks only whether the header is there.',
  'validate-body-params/json-body-not-required.oas2.txt':
    'Prism 5.14.2 sends the string in quotes, 8 bytes and not 7; the harness looks only whether content-length is there.',
  'violations/combined-request-response.txt':
    'Prism 5.14.2 lists violations of the request first and names the place in each message; the harness does not look into sl-violations.',
  'violations/ignoring-example-key-for-invalid-body.txt':
    'Prism 5.14.2 names the place in the message; the harness does not look into sl-violations.',
};

/** Prism's own test harness against `--compat prism`: documents, command lines and `curl` lines as they are written there. */
export const section: CorpusSection = {
  name: 'prism-harness',
  run: async (shared) => {
    const suite = join(shared, 'suites/prism-test-harness');
    const folder = mkdtempSync(join(tmpdir(), 'tally-prism-harness-'));
    const page = readHarnessCase(readFileSync(join(suite, 'proxy/proxy.passthrough.txt'), 'utf8')).expect;
    const upstream = await startUpstream(readOutput(page).body);
    try {
      const groups = readdirSync(suite, { withFileTypes: true }).filter((entry) => entry.isDirectory());
      const rows: CorpusRow[] = [];
      for (const { name } of groups) rows.push(await runGroup(suite, name, folder, upstream));
      return rows;
    } finally {
      upstream.close();
      rmSync(folder, { recursive: true });
    }
  },
};

async function runGroup(suite: string, group: string, folder: string, upstream: Server): Promise<CorpusRow> {
  const started = performance.now();
  // `.pc` documents are Postman collections.
  const files = readdirSync(join(suite, group)).filter((file) => !file.includes('.pc.'));
  const failures: string[] = [];
  let explained = 0;
  for (const file of files) {
    const harnessCase = readHarnessCase(readFileSync(join(suite, group, file), 'utf8'));
    const departure = await runCase(harnessCase, join(folder, 'document.yml'), upstream);
    if (departure === undefined) continue;
    if (differences[`${group}/${file}`] === undefined) failures.push(`${file}: ${departure}`);
    else explained++;
  }
  return {
    subject: group,
    counts: { cases: files.length, explained },
    passed: files.length - failures.length - explained,
    failures,
    milliseconds: performance.now() - started,
  };
}

async function runCase(
  harnessCase: HarnessCase,
  document: string,
  upstream: Server,
): Promise<string | undefined> {
  writeFileSync(document, harnessCase.spec);
  const { port: upstreamPort } = upstream.address() as AddressInfo;
  const argv = harnessCase.server
    .trim()
    .replace(`\${document}`, document)
    .replace('http://httpbin.org', `http://127.0.0.1:${upstreamPort}`)
    .replace('-p 4010', '-p 0')
    .split(/ +/);
  const { url, said, stop } = await startTally([...argv, '--compat', 'prism', '-v', 'fatal']);
  if (url === undefined) return `does not start: ${said}`;
  try {
    const command = harnessCase.command.trim().replace(/http:\/\/(localhost|127\.0\.0\.1):4010/, url);
    const { stdout } = await run('sh', ['-c', command]);
    return departureFrom(harnessCase, readOutput(stdout));
  } finally {
    await stop();
  }
}

/** Runs a command until it listens; `stop` ends it. */
async function startTally(argv: readonly string[]) {
  let said = '';
  let stopping: () => void = () => undefined;
  const stopped = new Promise<void>((resolve) => {
    stopping = resolve;
  });
  let listening: () => void = () => undefined;
  const isListening = new Promise<void>((resolve) => {
    listening = resolve;
  });
  const hear = (text: string): void => {
    said += text;
    if (said.includes('is listening')) listening();
  };
  const ended = main(argv, {
    out: hear,
    err: hear,
    color: false,
    interactive: false,
    progress: () => undefined,
    env: {},
    readFile: () => undefined,
    readInput: () => '',
    writeFile: () => undefined,
    appendFile: () => undefined,
    untilStopped: () => stopped,
  });
  await Promise.race([isListening, ended]);
  return {
    said,
    url: /is listening on (\S+)/.exec(said)?.[1],
    async stop() {
      stopping();
      await ended;
    },
  };
}

/** What the cases for the proxy ask of httpbin.org; `page` is the text of its `/html`. */
async function startUpstream(page: string): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url ?? '/';
    const status = Number(/^\/status\/(\d+)$/.exec(path)?.[1] ?? 200);
    const type = path === '/html' ? 'text/html; charset=utf-8' : 'application/json';
    const body = path === '/html' ? page : '{"slideshow":{"title":"Sample"}}';
    request.resume();
    response.writeHead(status, status === 200 ? { 'Content-Type': type } : {});
    response.end(status === 200 ? body : undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
}
