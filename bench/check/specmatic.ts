import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { installPackage } from './install-package.js';
import { redTestCases } from './junit.js';
import type { Peer } from './peer.js';
import { runCommand } from './run-command.js';

let program = '';

/** Specmatic with generative tests; needs Java. */
export const specmatic: Peer = {
  name: 'Specmatic',
  manner: 'generative tests, credentials by the environment, known ids as examples',
  async prepare(cache) {
    const java = await runCommand(['java', '-version'], { cwd: process.cwd(), timeLimit: 20_000 });
    if (java.code !== 0) throw new Error('there is no Java');
    const { folder, version } = await installPackage('specmatic', 'latest', cache);
    program = join(folder, 'specmatic.jar');
    if (!existsSync(program)) throw new Error('the package holds no specmatic.jar');
    return version;
  },
  async run({ served, document, folder, timeLimit }) {
    const reports = join(folder, 'specmatic');
    const { cpu, output, timedOut } = await runCommand(
      [
        'java',
        '-jar',
        program,
        'test',
        document,
        `--testBaseURL=${served.url}`,
        `--junitReportDir=${reports}`,
      ],
      { cwd: folder, timeLimit, env: { ...served.credentials, SPECMATIC_GENERATIVE_TESTS: 'true' } },
    );
    if (timedOut) return { red: [], cpu, trouble: 'time limit' };
    if (!existsSync(reports)) return { red: [], cpu, trouble: output.slice(0, 200) };
    const texts = readdirSync(reports).map((name) => readFileSync(join(reports, name), 'utf8'));
    return { red: texts.flatMap(redTestCases), cpu };
  },
};
