import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import type { Step } from './read-page.js';

type Environment = Readonly<Record<string, string>>;

/** The ports that pages name; each page gets free ones in their place, so that pages may be run beside each other. */
const namedPorts = ['8080', '8081', '4010', '4011', '5173'];

/** Runs the steps of a page in its folder, each as a reader would, and says what did not hold: a line of text each. */
export async function runPage(
  steps: readonly Step[],
  folder: string,
  environment: Environment,
): Promise<string[]> {
  const ports = new Map<string, string>();
  for (const port of namedPorts) ports.set(port, await freePort());
  const named = new RegExp(`\\b(${namedPorts.join('|')})\\b`, 'g');
  const ported = (text: string) => text.replace(named, (port) => ports.get(port) ?? port);
  const servers: ChildProcess[] = [];
  const failures: string[] = [];
  let printed = '';
  try {
    for (const step of steps) {
      const text = ported(step.text);
      const wrong = (message: string) => failures.push(`line ${step.line}: ${message}`);
      if (step.kind === 'file') write(join(folder, step.name), text);
      if (step.kind === 'server') servers.push(await serve(text, folder, environment));
      if (step.kind === 'command') {
        const { code, output } = await run(text, folder, environment);
        printed = output;
        if (code !== step.exitCode) wrong(`\`${text}\` exits ${code}, not ${step.exitCode}:\n${output}`);
      }
      if (step.kind === 'output') {
        const missing = missingLines(text, printed);
        if (missing.length > 0) wrong(`not printed:\n${missing.join('\n')}\n\nbut:\n${printed}`);
      }
    }
  } finally {
    for (const server of servers) await end(server);
  }
  return failures;
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** The lines that were shown and do not come, in their order; `…` stands for anything, also for whole lines. */
function missingLines(shown: string, printed: string): string[] {
  const lines = printed.split('\n');
  let at = 0;
  return shown.split('\n').filter((line) => {
    if (line.trim() === '' || line.trim() === '…') return false;
    const pattern = new RegExp(`^${line.trimEnd().split('…').map(escaped).join('.*')}$`);
    const found = lines.findIndex((each, index) => index >= at && pattern.test(each.trimEnd()));
    if (found !== -1) at = found + 1;
    return found === -1;
  });
}

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');

async function run(
  text: string,
  cwd: string,
  environment: Environment,
): Promise<{ code: number; output: string }> {
  const child = shell(text, cwd, environment);
  let output = '';
  const take = (chunk: Buffer) => {
    output += chunk.toString();
  };
  child.stdout?.on('data', take);
  child.stderr?.on('data', take);
  const timer = setTimeout(() => endGroup(child), longestCommand);
  const [code, signal] = (await once(child, 'close')) as [number | null, string | null];
  clearTimeout(timer);
  return { code: code ?? -1, output: signal === null ? output : `${output}\nended by ${signal}` };
}

/** A server that is ready once it has printed an address. */
async function serve(text: string, cwd: string, environment: Environment): Promise<ChildProcess> {
  const child = shell(text, cwd, environment);
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      output += chunk.toString();
      if (/https?:\/\/(127\.0\.0\.1|localhost):/.test(output)) resolve();
    };
    child.stdout?.on('data', take);
    child.stderr?.on('data', take);
    child.once('close', () => reject(new Error(`\`${text}\` ended before it served:\n${output}`)));
  });
  return child;
}

function shell(text: string, cwd: string, environment: Environment): ChildProcess {
  // What runs these tests is not what the reader runs, though a page may be about the same tool.
  const { JEST_WORKER_ID, NODE_ENV, NODE_OPTIONS, FORCE_COLOR, ...own } = process.env;
  const env = { ...own, NO_COLOR: '1', npm_config_yes: 'false', ...environment };
  return spawn('bash', ['-eo', 'pipefail', '-c', text], {
    cwd,
    env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** Milliseconds after which a command is taken for one that does not end. */
const longestCommand = 120_000;

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const closed = once(child, 'close');
  endGroup(child);
  await closed;
}

/** Ends a shell with all that it started. */
function endGroup({ pid }: ChildProcess): void {
  if (pid !== undefined) process.kill(-pid, 'SIGTERM');
}

async function freePort(): Promise<string> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return String(port);
}
