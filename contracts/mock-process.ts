import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { type AddressInfo, createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { packageRoot } from '../src/source/package-root.js';

/** Serves one bundled API in a process of its own, as `npm run mock` does. */
export async function startMockProcess(api: string, engine: 'prism' | 'tally') {
  const script = join(packageRoot(), 'dist', 'scripts', 'mock.js');
  return listen([script, api, '--engine', engine, '--port', '0'], /^\S+ {2}(http:\S+)$/);
}

/** Serves one bundled API by the command of Prism itself, without our front. */
export async function startPrismCommand(api: string) {
  const manifest = createRequire(import.meta.url).resolve('@stoplight/prism-cli/package.json');
  const document = join(packageRoot(), 'specs', `${api}.yaml`);
  const port = String(await freePort());
  return listen(
    [join(dirname(manifest), 'dist', 'index.js'), 'mock', document, '--port', port],
    /listening on (http:\S+)/,
  );
}

/** Starts a server that says on its standard output where it listens. */
async function listen(argv: readonly string[], announcement: RegExp) {
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = announcement.exec(line)?.[1];
    if (url === undefined) continue;
    // What it says from now on is nobody's business, but must not fill the pipe.
    child.stdout.resume();
    return { url, credentials: {}, parameters: {}, close: () => end(child) };
  }
  throw new Error(`${argv.join(' ')} ended before it listened.`);
}

async function end(child: ChildProcessByStdio<null, Readable, null>): Promise<void> {
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
