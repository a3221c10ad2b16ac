import { cpSync, existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from '../../src/source/package-root.js';
import { openShells } from './shell.js';

type Texts = Readonly<Record<string, string>>;

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, string | number>>;
  readonly env?: Texts;
}
interface Job {
  readonly needs?: string;
  readonly if?: string;
  readonly env?: Texts;
  readonly strategy?: { readonly matrix: { readonly part: readonly number[] } };
  readonly steps: readonly Step[];
}
interface Action {
  readonly inputs: Readonly<Record<string, { readonly default?: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

/** What became of one job, or of one part of its matrix. */
export interface JobResult {
  readonly job: string;
  readonly succeeded: boolean;
  /** Markdown, as GitHub shows it of the job. */
  readonly summary: string;
  readonly log: string;
}

export interface Workflow {
  readonly results: readonly JobResult[];
  /** A folder for each artefact that was uploaded. */
  readonly artefacts: string;
}

/**
 * Runs a workflow as GitHub's runner does: each job in a folder of its own, `run` by bash, the steps of `action.yml` in place of whatever
 * action is named `…/tallystick`, artefacts in a folder. Contexts in expressions are `matrix`, `secrets`, `inputs` and `steps`.
 */
export async function runWorkflow(
  text: string,
  checkOut: () => string,
  env: Texts,
  secrets: Texts = {},
): Promise<Workflow> {
  const { jobs } = parse(text) as { jobs: Readonly<Record<string, Job>> };
  const artefacts = mkdtempSync(join(tmpdir(), 'tally-artefacts-'));
  const results: JobResult[] = [];
  for (const [name, job] of Object.entries(jobs)) {
    const succeeded = results
      .filter((result) => result.job === job.needs)
      .every((result) => result.succeeded);
    if (!succeeded && job.if !== 'always()') continue;
    for (const part of job.strategy?.matrix.part ?? [undefined]) {
      const named = Object.entries(secrets).map(([secret, value]) => [`secrets.${secret}`, value]);
      const context = { 'matrix.part': String(part ?? ''), ...Object.fromEntries(named) };
      const own = { ...env, ...filledAll(job.env ?? {}, context) };
      results.push(await runJob({ job: name, folder: checkOut(), env: own, artefacts }, job, context));
    }
  }
  return { results, artefacts };
}

interface Machine {
  readonly job: string;
  readonly folder: string;
  readonly env: Texts;
  readonly artefacts: string;
}

async function runJob(machine: Machine, job: Job, context: Texts): Promise<JobResult> {
  const shells = openShells();
  const temp = mkdtempSync(join(tmpdir(), 'tally-runner-'));
  const summaryFile = join(temp, 'summary');
  const log: string[] = [];

  /** Runs steps, gives what they put out, and whether all succeeded. */
  async function runSteps(
    steps: readonly Step[],
    given: Texts,
    env: Texts,
  ): Promise<{ context: Texts; succeeded: boolean }> {
    const known: Record<string, string> = { ...given };
    let succeeded = true;
    for (const step of steps) {
      if (!succeeded && step.if !== 'always()') continue;
      const own = { ...env, ...filledAll(step.env ?? {}, known) };
      const inputs = filledAll(step.with ?? {}, known);
      const outcome =
        step.run === undefined
          ? await use(step.uses ?? '', inputs, own)
          : await shell(filled(step.run, known), own);
      succeeded &&= outcome.succeeded;
      for (const [name, value] of Object.entries(outcome.outputs))
        known[`steps.${step.id}.outputs.${name}`] = value;
    }
    return { context: known, succeeded };
  }

  async function shell(script: string, env: Texts) {
    const files = { GITHUB_OUTPUT: join(temp, 'output'), GITHUB_STEP_SUMMARY: summaryFile };
    writeFileSync(files.GITHUB_OUTPUT, '');
    const file = join(temp, 'script.sh');
    writeFileSync(file, script);
    const runner = { GITHUB_ACTIONS: 'true', GITHUB_ACTION_PATH: packageRoot(), RUNNER_TEMP: temp, ...files };
    const argv = ['bash', '--noprofile', '--norc', '-eo', 'pipefail', file] as const;
    const { code, output } = await shells.run(argv, machine.folder, { ...runner, ...env });
    log.push(output);
    return { succeeded: code === 0, outputs: outputsOf(readFileSync(files.GITHUB_OUTPUT, 'utf8')) };
  }

  async function use(name: string, inputs: Texts, env: Texts) {
    if (/^\S+\/tallystick@/.test(name)) return useAction(inputs, env);
    const [action] = name.split('@');
    const folder = join(machine.artefacts, inputs.name ?? '');
    if (action === 'actions/upload-artifact') {
      const path = resolve(machine.folder, inputs.path ?? '');
      const to = statSync(path).isDirectory() ? folder : join(folder, basename(path));
      cpSync(path, to, { recursive: true });
    } else if (action === 'actions/download-artifact')
      cpSync(folder, join(machine.folder, inputs.path ?? ''), { recursive: true });
    else if (action !== 'actions/checkout' && action !== 'actions/setup-node')
      throw new Error(`${name} is not known here.`);
    return { succeeded: true, outputs: {} };
  }

  async function useAction(inputs: Texts, env: Texts) {
    const action = parse(readFileSync(join(packageRoot(), 'action.yml'), 'utf8')) as Action;
    const unknown = Object.keys(inputs).filter((name) => !Object.hasOwn(action.inputs, name));
    if (unknown.length > 0) throw new Error(`The action has no input ${unknown.join(', ')}.`);
    const defaults = Object.entries(action.inputs).map(([name, input]) => [
      `inputs.${name}`,
      inputs[name] ?? input.default ?? '',
    ]);
    const ran = await runSteps(action.runs.steps, Object.fromEntries(defaults), env);
    const outputs = Object.entries(action.outputs).map(([name, { value }]) => [
      name,
      filled(value, ran.context),
    ]);
    return { succeeded: ran.succeeded, outputs: Object.fromEntries(outputs) as Texts };
  }

  try {
    const { succeeded } = await runSteps(job.steps, context, machine.env);
    const summary = existsSync(summaryFile) ? readFileSync(summaryFile, 'utf8') : '';
    return { job: machine.job, succeeded, summary, log: log.join('') };
  } finally {
    shells.end();
  }
}

function outputsOf(text: string): Texts {
  return Object.fromEntries(
    text
      .split('\n')
      .filter((line) => line.includes('='))
      .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
  );
}

function filledAll(texts: Readonly<Record<string, string | number>>, context: Texts): Record<string, string> {
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => [name, filled(String(text), context)]),
  );
}

/** An expression of a name that is not known is empty, as GitHub has it. */
function filled(text: string, context: Texts): string {
  return text.replaceAll(/\$\{\{ *([\w.-]+) *\}\}/g, (_expression, name: string) => context[name] ?? '');
}
