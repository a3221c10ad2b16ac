import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A mock in a process of its own. */
export interface MockProcess {
  readonly url: string;
  /** Ends it without leave to finish anything (SIGKILL). */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>;
}

/** Starts `tally mock` as built on a free port. */
export async function startMockProcess(...argv: readonly string[]): Promise<MockProcess> {
  const child = spawn(process.execPath, ['dist/src/cli/bin.js', 'mock', ...argv, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  return {
    url: await listeningAt(child),
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
  };
}

async function listeningAt(child: ChildProcess): Promise<string> {
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    const url = /^Listening on (http:\S+);/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('The mock ended before it listened.');
}
