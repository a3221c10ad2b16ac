import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage } from './install-package.js';
import { redTestCases } from './junit.js';
import type { Peer } from './peer.js';
import { runCommand } from './run-command.js';

let program = '';

/** Dredd: one request for each documented status. */
export const dredd: Peer = {
  name: 'Dredd',
  manner: 'credentials as headers, known ids as examples; no hooks',
  async prepare(cache) {
    const { folder, version } = await installPackage('dredd', '14', cache);
    program = join(folder, 'bin', 'dredd');
    return version;
  },
  async run({ served, document, headers, folder, timeLimit }) {
    const fields = Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`]);
    const report = join(folder, 'dredd.xml');
    const { cpu, output, timedOut } = await runCommand(
      [
        ...[process.execPath, program, document, served.url, ...fields],
        ...['--reporter=xunit', `--output=${report}`, '--loglevel=error'],
      ],
      { cwd: folder, timeLimit },
    );
    if (timedOut) return { red: [], cpu, trouble: 'time limit' };
    if (!existsSync(report)) return { red: [], cpu, trouble: output.slice(0, 200) };
    return { red: redTestCases(readFileSync(report, 'utf8')), cpu };
  },
};
