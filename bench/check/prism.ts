import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { packageRoot } from '../../src/source/package-root.js';
import type { Peer } from './peer.js';
import { runCommand } from './run-command.js';
import { checkArguments } from './tallystick.js';

const manifest = createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json');

/** Prism's proxy, which judges traffic but makes none: the requests are those of `tally check`, sent through it. */
export const prism: Peer = {
  name: 'prism proxy --errors',
  manner: 'the requests of `tally check`, states included, sent through it',
  async prepare() {
    return (JSON.parse(readFileSync(manifest, 'utf8')) as { version: string }).version;
  },
  async run({ served, plainDocument, folder, timeLimit }) {
    const port = await freePort();
    const program = join(dirname(manifest), 'dist', 'index.js');
    const child = spawn(
      process.execPath,
      [program, 'proxy', plainDocument, served.url, '--errors', '--port', String(port)],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    );
    let output = '';
    const listening = new Promise<void>((resolve) => {
      const keep = (chunk: Buffer) => {
        output += chunk.toString('utf8');
        if (output.includes('is listening')) resolve();
      };
      child.stdout.on('data', keep);
      child.stderr.on('data', keep);
      child.on('exit', () => resolve());
    });
    await listening;
    const traffic = join(folder, 'traffic.har');
    const { timedOut } = await runCommand(
      [
        process.execPath,
        join(packageRoot(), 'dist', 'cli', 'bin.js'),
        ...checkArguments(served, `http://127.0.0.1:${port}`),
        '--report',
        traffic,
      ],
      { cwd: folder, timeLimit },
    );
    const cpu = processorTime(child.pid);
    const ended = once(child, 'exit');
    if (child.kill()) await ended;
    const red = new Set(existsSync(traffic) ? violations(readFileSync(traffic, 'utf8')) : []);
    return { red: [...red], cpu, ...(timedOut && { trouble: 'time limit' }) };
  },
};

interface Recorded {
  readonly log: {
    readonly entries: readonly {
      readonly request: { readonly method: string };
      readonly response: { readonly content: { readonly text?: string } };
    }[];
  };
}

/** What Prism put in the place of answers that depart: problem details that list the violations. */
function violations(har: string): string[] {
  return (JSON.parse(har) as Recorded).log.entries.flatMap(({ request, response }) => {
    const { text = '' } = response.content;
    if (!text.includes('errors#VIOLATIONS')) return [];
    const problem = JSON.parse(text) as { validation?: { location: string[]; message: string }[] };
    return (problem.validation ?? [])
      .filter(({ location }) => location[0] === 'response')
      .map(({ location, message }) => `${request.method} ${location.join('.')} ${message}`);
  });
}

/** Seconds of processor time of a running process, where the system tells (Linux, in hundredths). */
function processorTime(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
