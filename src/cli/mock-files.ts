import type { OpenedSpec } from '../commands/open-spec.js';
import type { ScenarioFile } from '../mock/scenarios/scenario.js';
import { type ReferenceArguments, referenceOptions } from './reference-options.js';

/** What a mock is made from: documents, and scenarios that are held against them. */
export interface ServedFiles {
  readonly apis: readonly OpenedSpec[];
  readonly scenarios?: ScenarioFile;
}

/**
 * Reads all that a mock is made from; `onRead` is told of each file, also of those that a document names later. Throws UsageError
 * where something of it cannot be used.
 */
export async function readServedFiles(
  specs: readonly string[],
  options: ReferenceArguments & { readonly scenario?: readonly string[] },
  onRead?: (path: string) => void,
): Promise<ServedFiles> {
  const { bundledNames, openSpecAnywhere } = await import('../commands/open-spec.js');
  const named = specs.length > 0 ? specs : bundledNames;
  const opening = { ...referenceOptions(options), ...(onRead ? { onRead } : {}) };
  const apis = await Promise.all(named.map((spec) => openSpecAnywhere(spec, opening)));
  const { scenario = [] } = options;
  if (scenario.length === 0) return { apis };
  const { openScenarios } = await import('../commands/open-scenarios.js');
  return { apis, scenarios: await openScenarios(scenario, apis, onRead) };
}
