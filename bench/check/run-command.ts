import { spawn } from 'node:child_process';

/** How a command ended. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
  /** Seconds of processor time of the command and its children. */
  readonly cpu: number;
  readonly timedOut: boolean;
}

export interface RunOptions {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeLimit: number;
}

/** Runs a command to its end, or to its limit; needs a POSIX shell, which counts the processor time. */
export function runCommand(argv: readonly string[], { cwd, env, timeLimit }: RunOptions): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', '"$@"; code=$?; times; exit $code', 'sh', ...argv], {
      cwd,
      env: { ...process.env, ...env, NO_COLOR: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    let output = '';
    let timedOut = false;
    const keep = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    const timer = setTimeout(() => {
      timedOut = true;
      // The whole group: the shell, the command and what it started.
      if (child.pid !== undefined) process.kill(-child.pid, 'SIGKILL');
    }, timeLimit);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code, output, cpu: secondsOf(output), timedOut });
    });
  });
}

/** The last line of `times` (POSIX): user and system time of the children. */
function secondsOf(output: string): number {
  const found = [...output.matchAll(/(\d+)m(\d+(?:\.\d+)?)s (\d+)m(\d+(?:\.\d+)?)s/g)].at(-1);
  if (!found) return Number.NaN;
  const [, minutes = 0, seconds = 0, systemMinutes = 0, systemSeconds = 0] = found.map(Number);
  return minutes * 60 + seconds + systemMinutes * 60 + systemSeconds;
}
