import { resolve } from 'node:path';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { MockApi } from '../mock/mock-api.js';
import { checkScenarios, type ReadScenarios, readScenarios } from '../mock/scenarios/read-scenarios.js';
import type { ScenarioFile } from '../mock/scenarios/scenario.js';
import { readTextFile } from '../source/read-file.js';

/** Reads scenario files in YAML, JSON or TypeScript together. Throws {@link UsageError} with all that is wrong, each with its place. */
export async function openScenarios(
  paths: readonly string[],
  apis: readonly MockApi[],
): Promise<ScenarioFile> {
  const read = await Promise.all(paths.map((path) => openFile(path, apis)));
  const wrong = read.flatMap(({ diagnostics }) => diagnostics);
  if (wrong.length > 0) throw new UsageError(wrong.map((each) => formatDiagnostic(each)).join('\n\n'));
  return {
    scenarios: read.flatMap(({ file }) => file.scenarios ?? []),
    faults: read.flatMap(({ file }) => file.faults ?? []),
  };
}

async function openFile(path: string, apis: readonly MockApi[]): Promise<ReadScenarios> {
  const text = readTextFile(path);
  if (text === undefined) throw new UsageError(`Cannot read ${path}: there is no such file.`);
  if (!/\.[mc]?[jt]s$/.test(path)) return readScenarios({ path, text }, apis);
  const value = await evaluate(path);
  // What was computed has no place in the text: the pointer alone tells where it is wrong.
  return checkScenarios({ source: { path, text }, value, positions: () => new Map() }, apis);
}

/** The default export of a module, bundled with all that it imports: Node 20 strips no types. */
async function evaluate(path: string): Promise<unknown> {
  const { rolldown } = await import('rolldown');
  try {
    const bundle = await rolldown({ input: resolve(path), platform: 'node', logLevel: 'silent' });
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
    await bundle.close();
    const code = Buffer.from(output[0].code, 'utf8').toString('base64');
    const module = (await import(`data:text/javascript;base64,${code}`)) as { default?: unknown };
    // As plain data: what is no JSON is nothing that could be sent.
    return JSON.parse(JSON.stringify(module.default ?? null)) as unknown;
  } catch (error) {
    const [first = ''] = String((error as { message?: unknown }).message ?? error).split('\n');
    throw new UsageError(`The scenarios in ${path} cannot be loaded: ${first}`);
  }
}
