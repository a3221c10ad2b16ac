import { readSettings, settingsKind } from '../contract/read-settings.js';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { LintSettings } from '../lint/lint-settings.js';
import { readTextFile } from '../source/read-file.js';
import { configSchema } from './config-schema.js';

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
const names = ['tally.config.yaml', 'tally.config.yml', 'tally.config.json'];

/** The configuration at a path, or the one in the current folder; empty where there is none. Throws {@link UsageError} for one that cannot be used. */
export function readTallyConfig(path?: string): TallyConfig {
  const found = path ?? names.find((name) => readTextFile(name) !== undefined);
  if (found === undefined) return {};
  const text = readTextFile(found);
  if (text === undefined) throw new UsageError(`Cannot read the configuration ${found}.`);
  const { file, diagnostics } = readSettings({ path: found, text }, configKind);
  if (!file) throw new UsageError(diagnostics.map(formatDiagnostic).join('\n\n'));
  return file.value as TallyConfig;
}
