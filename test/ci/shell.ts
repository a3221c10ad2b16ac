import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export interface ShellRun {
  readonly code: number;
  /** What it had printed when it ended; what it left running may print on. */
  readonly output: string;
}

/** The shells of one machine of a runner: what they leave running lives until the machine ends. */
export interface Shells {
  /** Runs a script as a runner does: from a file's text, in a folder, with an environment of its own. */
  run(
    argv: readonly [string, ...string[]],
    cwd: string,
    env: Readonly<Record<string, string>>,
  ): Promise<ShellRun>;
  end(): void;
}

export function openShells(): Shells {
  const started: ChildProcess[] = [];
  return {
    async run([program, ...argv], cwd, env) {
      const { PATH = '', HOME = '' } = process.env;
      const base = { PATH, HOME, CI: 'true', npm_config_offline: 'true' };
      const child = spawn(program, argv, {
        cwd,
        env: { ...base, ...env },
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      started.push(child);
      let output = '';
      child.stdout.on('data', (chunk) => {
        output += chunk;
      });
      child.stderr.on('data', (chunk) => {
        output += chunk;
      });
      const [code] = (await once(child, 'exit')) as [number | null];
      // What was printed last may still be on its way.
      await new Promise((resolve) => setTimeout(resolve, 100));
      return { code: code ?? -1, output };
    },
    end() {
      for (const { pid, stdout, stderr } of started) {
        stdout?.destroy();
        stderr?.destroy();
        try {
          process.kill(-(pid as number), 'SIGKILL');
        } catch {
          // It left nothing running.
        }
      }
    },
  };
}
