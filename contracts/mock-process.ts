import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { packageRoot } from '../src/source/package-root.js';

/** Serves one bundled API in a process of its own, as `npm run mock` does. */
export async function startMockProcess(api: string, engine: 'prism' | 'tally') {
  const script = join(packageRoot(), 'dist', 'scripts', 'mock.js');
  const child = spawn(process.execPath, [script, api, '--engine', engine, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /^\S+ {2}(http:\S+)$/.exec(line)?.[1];
    if (url === undefined) continue;
    return {
      url,
      credentials: {},
      parameters: {},
      async close() {
        const ended = once(child, 'exit');
        child.kill('SIGTERM');
        await ended;
      },
    };
  }
  throw new Error(`The mock of ${api} ended before it listened.`);
}
