import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** A mock in a process of its own. */
export interface MockProcess {
  readonly url: string;
  /** The lines up to the one that tells the address. */
  readonly said: readonly string[];
  /** Ends it without leave to finish anything (SIGKILL). */
  kill(): Promise<void>;
  /** Ends it as Ctrl+C does. */
  stop(): Promise<void>;
}

/** Starts `tally mock` as built on a free port. */
export async function startMockProcess(...argv: readonly string[]): Promise<MockProcess> {
  const child = spawn(process.execPath, ['dist/cli/bin.js', 'mock', ...argv, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
  };
  const said = await linesOf(child);
  return {
    url: /http:\S+(?=;)/.exec(said.at(-1) ?? '')?.[0] as string,
    said,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGINT'),
  };
}

async function linesOf(child: ChildProcess): Promise<string[]> {
  const said: string[] = [];
  for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
    said.push(line);
    if (line.startsWith('Listening on ')) return said;
  }
  throw new Error('The mock ended before it listened.');
}
