import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What a process has used since it started. */
export interface Usage {
  /** User and system time of all its threads. */
  readonly microseconds: number;
  readonly megabytes: number;
  readonly peakMegabytes: number;
}

const tellUsage = new URL('./tell-usage.js', import.meta.url).href;

/** A server in a process of its own: the command itself, or one of those it is held against. */
export class SubjectProcess {
  readonly #child: ChildProcess;
  /** Rejects where the process ends by itself. */
  readonly failed: Promise<never>;

  /** Starts a program of `dist/`, which says on its output where it listens. */
  constructor([program = '', ...args]: readonly string[], port: number) {
    const path = fileURLToPath(new URL(`../../${program}`, import.meta.url));
    this.#child = fork(path, [...args, '--port', String(port)], {
      execArgv: ['--import', tellUsage],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let said = '';
    this.#child.stderr?.on('data', (text) => {
      said += text;
    });
    this.failed = once(this.#child, 'exit').then(() => {
      throw new Error(`${program} ${args.join(' ')} ended.\n${said}`);
    });
    this.failed.catch(() => undefined);
  }

  async usage(): Promise<Usage> {
    const told = once(this.#child, 'message') as Promise<[Usage]>;
    this.#child.send('usage');
    return (await told)[0];
  }

  async stop(): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
