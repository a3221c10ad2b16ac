import { readSettings, settingPlace, settingsKind } from '../contract/read-settings.js';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { didYouMean } from '../diagnostics/name-hint.js';
import type { OnStep } from '../diagnostics/on-step.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Change } from '../diff/change.js';
import { changeCodes } from '../diff/change-codes.js';
import { diffApis } from '../diff/diff-apis.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import { linesOf } from '../source/source-map.js';
import { allowSchema } from './allow-schema.js';
import { type OpenedSpec, openSpecAnywhere, type SpecOptions } from './open-spec.js';

export interface DiffSpecsOptions extends SpecOptions {
  /** Path of a file of allowed changes. */
  readonly allow?: string;
  /** `YYYY-MM-DD`, against which sunsets and allowances end. */
  readonly today: string;
  /** Told of each operation. */
  readonly onStep?: OnStep;
}

export interface DiffedSpecs {
  readonly changes: readonly Change[];
  readonly allowed: readonly { readonly change: Change; readonly reason: string }[];
  /** What is to be said about the file of allowed changes, a sentence each. */
  readonly notes: readonly string[];
}

interface Allowance {
  readonly code: string;
  readonly operation?: string;
  readonly pointer?: string;
  readonly reason: string;
  readonly until?: string;
}

const allowKind = settingsKind('file of allowed changes', 'invalid-allowance', allowSchema);

/** What changed between two SPEC arguments, without what a team allows. Throws {@link UsageError} for what cannot be read. */
export async function diffSpecs(old: string, next: string, options: DiffSpecsOptions): Promise<DiffedSpecs> {
  const { today, allow, onRead, onStep } = options;
  if (allow !== undefined) onRead?.(allow);
  const allowances = allow === undefined ? [] : readAllowances(allow);
  const before = await openSpecAnywhere(old, options);
  const after = await openSpecAnywhere(next, options);
  const current = allowances.filter(({ until }) => until === undefined || until >= today);
  const used = new Set<Allowance>();
  const changes: Change[] = [];
  const allowed: { change: Change; reason: string }[] = [];
  for (const found of diffApis(before.api, after.api, today, onStep)) {
    const change = withPage(found, found.new ? after : before);
    const allowance = current.find((one) => allows(one, change));
    if (!allowance) changes.push(change);
    else {
      used.add(allowance);
      allowed.push({ change, reason: allowance.reason });
    }
  }
  const ended = allowances.filter((one) => !current.includes(one));
  const unused = current.filter((one) => !used.has(one));
  return {
    changes,
    allowed,
    notes: [
      ...ended.map(({ code, until }) => `The allowance of ${code} ended on ${until}.`),
      ...unused.map(({ code }) => `Nothing needs the allowance of ${code} any more.`),
    ],
  };
}

function withPage(change: Change, { api, sourceMap }: OpenedSpec): Change {
  const place = change.new ?? change.old;
  if (!sourceMap || place?.source !== api.root.file.source) return change;
  const lines = linesOf(sourceMap, place.pointer);
  return lines ? { ...change, page: { path: sourceMap.page, lines } } : change;
}

function allows({ code, operation, pointer }: Allowance, change: Change): boolean {
  const isThere = [change.old, change.new].some(
    (place) => place && (place.pointer === pointer || place.pointer.startsWith(`${pointer}/`)),
  );
  return (
    code === change.code &&
    (operation === undefined || change.operations.every((name) => name === operation)) &&
    (pointer === undefined || isThere)
  );
}

function readAllowances(path: string): readonly Allowance[] {
  const text = readTextFile(path);
  if (text === undefined)
    throw new UsageError(`Cannot read the file of allowed changes ${path}: ${whyUnreadable(path)}.`);
  const { file, diagnostics } = readSettings({ path, text }, allowKind);
  if (!file) throw new UsageError(diagnostics.map(formatDiagnostic).join('\n\n'));
  const entries = file.value as readonly Allowance[];
  const unknown = entries.findIndex(({ code }) => !Object.hasOwn(changeCodes, code));
  if (unknown !== -1) {
    const place = settingPlace(file, `/${unknown}/code`, 'value');
    const code = entries[unknown]?.code ?? '';
    const message = `\`${code}\` is no code of a change${didYouMean(code, Object.keys(changeCodes))}`;
    const fix = 'Write one of those in docs/changes.md.';
    throw new UsageError(
      formatDiagnostic({ code: 'invalid-allowance', severity: 'error', message, fix, place }),
    );
  }
  return entries;
}
