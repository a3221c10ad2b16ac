import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { MockApi } from '../mock/mock-api.js';
import { checkScenarios, type ReadScenarios, readScenarios } from '../mock/scenarios/read-scenarios.js';
import type { ScenarioFile } from '../mock/scenarios/scenario.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import { evaluateModule } from './evaluate-module.js';

/**
 * Reads scenario files in YAML, JSON or TypeScript together; `onRead` is told of each file. Throws {@link UsageError} with all
 * that is wrong, each with its place.
 */
export async function openScenarios(
  paths: readonly string[],
  apis: readonly MockApi[],
  onRead?: (path: string) => void,
): Promise<ScenarioFile> {
  const read = await Promise.all(paths.map((path) => openFile(path, apis, onRead)));
  const wrong = read.flatMap(({ diagnostics }) => diagnostics);
  if (wrong.length > 0) throw new UsageError(wrong.map((each) => formatDiagnostic(each)).join('\n\n'));
  return {
    scenarios: read.flatMap(({ file }) => file.scenarios ?? []),
    faults: read.flatMap(({ file }) => file.faults ?? []),
  };
}

async function openFile(
  path: string,
  apis: readonly MockApi[],
  onRead?: (path: string) => void,
): Promise<ReadScenarios> {
  onRead?.(path);
  const text = readTextFile(path);
  if (text === undefined) throw new UsageError(`Cannot read ${path}: ${whyUnreadable(path)}.`);
  if (!/\.[mc]?[jt]s$/.test(path)) return readScenarios({ path, text }, apis);
  const value = await evaluateModule(path, onRead);
  // What was computed has no place in the text: the pointer alone tells where it is wrong.
  return checkScenarios({ source: { path, text }, value, positions: () => new Map() }, apis);
}
