import { checkSettings, readSettings, settingsKind } from '../contract/read-settings.js';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { LintSettings } from '../lint/lint-settings.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import { configSchema } from './config-schema.js';
import { evaluateModule, isModule } from './evaluate-module.js';

/** The settings of a project; `schemas/config.schema.json` describes the file. */
export interface TallyConfig {
  readonly lint?: LintSettings & {
    readonly failOn?: FailOn;
    /** Path of a report of known findings, from the folder that the command runs in. */
    readonly baseline?: string;
  };
}

/** The least severity that makes the exit code 1. */
export type FailOn = 'error' | 'warning' | 'info' | 'never';

const configKind = settingsKind('configuration file', 'invalid-config', configSchema);
const names = ['yaml', 'yml', 'json', 'ts', 'mts', 'js', 'mjs'].map(
  (extension) => `tally.config.${extension}`,
);

/** The configuration at a path, or the one in the current folder; empty where there is none. Throws {@link UsageError} for one that cannot be used. `onRead` is told of each file that is looked for. */
export async function readTallyConfig(path?: string, onRead?: (path: string) => void): Promise<TallyConfig> {
  for (const name of path === undefined ? names : [path]) onRead?.(name);
  const found = path ?? names.find((name) => readTextFile(name) !== undefined);
  if (found === undefined) return {};
  const text = readTextFile(found);
  if (text === undefined)
    throw new UsageError(`Cannot read the configuration ${found}: ${whyUnreadable(found)}.`);
  const source = { path: found, text };
  // What was computed has no place in the text: the message alone tells where it is wrong.
  const { file, diagnostics } = isModule(found)
    ? checkSettings({ source, value: await evaluateModule(found), positions: () => new Map() }, configKind)
    : readSettings(source, configKind);
  if (!file) throw new UsageError(diagnostics.map(formatDiagnostic).join('\n\n'));
  return file.value as TallyConfig;
}
