import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

const running: ChildProcess[] = [];

/** Ends all that were started. */
export function endWorkers(): void {
  for (const child of running.splice(0)) child.kill('SIGKILL');
}

/** Starts two workers; `said` holds every line up to the one that tells the address. */
export async function startWorkers(port: number, ...options: readonly string[]) {
  const named = options.length > 0 ? options : ['verbose'];
  const argv = ['dist/cli/bin.js', 'mock', ...named, '--workers', '2', '-p', String(port)];
  const child = spawn(process.execPath, argv, { stdio: ['ignore', 'pipe', 'pipe'] });
  running.push(child);
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  const ended = once(child, 'exit');
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line);
    if (line.startsWith('Listening')) break;
  }
  const url = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said.join(' '));
  return { child, ended, said, port: Number(url?.[1]), errors: () => errors };
}
