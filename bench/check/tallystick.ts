import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Report } from '../../src/result/report.js';
import { packageRoot } from '../../src/source/package-root.js';
import type { Served } from '../../test/implementations/start-served.js';
import type { Peer } from './peer.js';
import { runCommand } from './run-command.js';

const binary = join(packageRoot(), 'dist', 'cli', 'bin.js');

/** `tally check` as its users run it, with the provider states. */
export const tallystick: Peer = {
  name: 'Tallystick',
  manner: 'contract file, provider states, credentials, known ids',
  async prepare() {
    const { version } = JSON.parse(readFileSync(join(packageRoot(), 'package.json'), 'utf8')) as {
      version: string;
    };
    return version;
  },
  async run({ served, folder, timeLimit }) {
    const report = join(folder, 'report.json');
    const { cpu, output, timedOut } = await runCommand(
      [process.execPath, binary, ...checkArguments(served, served.url), '--report', report],
      { cwd: folder, timeLimit },
    );
    if (timedOut) return { red: [], cpu, trouble: 'time limit' };
    if (!existsSync(report)) return { red: [], cpu, trouble: output.slice(0, 200) };
    const { findings } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const told = findings.filter(
      ({ severity, code }) => severity === 'error' || code === 'unknown-id-accepted',
    );
    return {
      red: told.map(({ code, operationId, status, pointer }) =>
        [code, operationId, status, pointer].join(' '),
      ),
      cpu,
    };
  },
};

/** What follows `tally`, to check one server at a URL. */
export function checkArguments(served: Served, url: string): string[] {
  const { spec, contract, statesUrl, credentials, knownParameters } = served;
  return [
    ...['check', spec, '--url', url, '--states-url', statesUrl, '--timeout', '2000'],
    ...(contract === undefined ? [] : ['--contract', contract]),
    ...Object.entries(credentials).flatMap(([name, value]) => ['--auth', `${name}=${value}`]),
    ...Object.entries(knownParameters).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
  ];
}
