import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from 'tinyglobby';
import { parse } from 'yaml';
import { openShells } from './shell.js';

interface Job {
  readonly stage?: string;
  readonly when?: 'always';
  readonly parallel?: number;
  readonly variables?: Readonly<Record<string, string>>;
  readonly script: readonly string[];
  readonly artifacts: {
    readonly paths?: readonly string[];
    readonly reports?: Readonly<Record<string, string>>;
  };
}

/** What became of a pipeline; the files of its artefacts stand in `artefacts`. */
export interface Pipeline {
  readonly results: readonly { readonly job: string; readonly succeeded: boolean; readonly log: string }[];
}

/** Runs a pipeline as GitLab's runner does: stages in turn, the lines of a job in one shell that stops at the first error, artefacts handed on. */
export async function runPipeline(
  text: string,
  checkOut: () => string,
  artefacts: string,
  env: Readonly<Record<string, string>>,
): Promise<Pipeline> {
  const {
    stages = ['test'],
    image: _image,
    ...jobs
  } = parse(text) as { stages: readonly string[] | undefined; image: string } & Record<string, Job>;
  const results: { job: string; succeeded: boolean; log: string }[] = [];
  for (const stage of stages) {
    const goesOn = results.every(({ succeeded }) => succeeded);
    for (const [name, job] of Object.entries(jobs as Readonly<Record<string, Job>>)) {
      if ((job.stage ?? 'test') !== stage || !(goesOn || job.when === 'always')) continue;
      const count = job.parallel ?? 1;
      for (let index = 1; index <= count; index++) {
        const folder = checkOut();
        cpSync(artefacts, folder, { recursive: true });
        const shells = openShells();
        const node = { CI_NODE_INDEX: String(index), CI_NODE_TOTAL: String(count) };
        const script = `set -eo pipefail\n${job.script.join('\n')}`;
        const { code, output } = await shells.run(['bash', '-c', script], folder, {
          ...env,
          ...job.variables,
          ...node,
        });
        shells.end();
        const kept = [...(job.artifacts.paths ?? []), ...Object.values(job.artifacts.reports ?? {})];
        for (const path of globSync(kept, { cwd: folder })) cpSync(join(folder, path), join(artefacts, path));
        results.push({ job: name, succeeded: code === 0, log: output });
      }
    }
  }
  return { results };
}
