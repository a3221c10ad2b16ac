import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Peer } from './peer.js';
import { runCommand } from './run-command.js';

let program = '';

/** Schemathesis with all its phases and checks; needs Python. */
export const schemathesis: Peer = {
  name: 'Schemathesis',
  manner: 'all phases and checks, 20 examples, credentials as headers, known ids as examples',
  async prepare(cache) {
    const home = join(cache, 'schemathesis');
    program = join(home, 'bin', 'st');
    const limits = { cwd: process.cwd(), timeLimit: 300_000 };
    if (!existsSync(program)) {
      const made = await runCommand(['python3', '-m', 'venv', home], limits);
      if (made.code !== 0) throw new Error('there is no Python with venv');
      const { code, output } = await runCommand(
        [join(home, 'bin', 'pip'), 'install', '--quiet', 'schemathesis'],
        limits,
      );
      if (code !== 0) throw new Error(`pip cannot install it: ${output.slice(0, 200)}`);
    }
    const { output } = await runCommand([program, '--version'], limits);
    return /version (\S+)/.exec(output)?.[1] ?? 'unknown';
  },
  async run({ served, document, headers, folder, timeLimit }) {
    const fields = Object.entries(headers).flatMap(([name, value]) => ['-H', `${name}: ${value}`]);
    const { cpu, output, timedOut } = await runCommand(
      [
        ...[program, 'run', document, '--url', served.url, ...fields, '--seed', '1'],
        ...['--max-examples', '20', '--request-timeout', '2', '--continue-on-failure'],
      ],
      { cwd: folder, timeLimit },
    );
    if (timedOut) return { red: redFailures(output), cpu, trouble: 'time limit' };
    return { red: redFailures(output), cpu };
  },
};

/** Each failure as operation, check and what was received. */
function redFailures(output: string): string[] {
  const red = new Set<string>();
  let operation = '';
  const lines = output.split('\n');
  lines.forEach((line, index) => {
    operation = /^_{3,} (.*?) _{3,}$/.exec(line)?.[1] ?? operation;
    const check = /^- (ST\d+ .*)$/.exec(line)?.[1];
    if (check === undefined) return;
    const details = lines.slice(index + 1, index + 12).find((each) => /^\s+\S/.test(each)) ?? '';
    red.add([operation, check, details.trim()].join(' | '));
  });
  return [...red];
}
