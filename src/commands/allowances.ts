import { readSettings, settingPlace, settingsKind } from '../contract/read-settings.js';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { didYouMean } from '../diagnostics/name-hint.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Change } from '../diff/change.js';
import { changeCodes } from '../diff/change-codes.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import { allowSchema } from './allow-schema.js';

/** A change that a team knows and accepts, as its file of allowed changes says it. */
interface Allowance {
  readonly code: string;
  readonly operation?: string;
  readonly pointer?: string;
  readonly reason: string;
  /** `YYYY-MM-DD`, the last day. */
  readonly until?: string;
}

/** Changes told apart by a file of allowed changes. */
export interface SortedChanges {
  /** Those that nothing allows. */
  readonly changes: readonly Change[];
  readonly allowed: readonly { readonly change: Change; readonly reason: string }[];
  /** What is to be said about the file of allowed changes, a sentence each. */
  readonly notes: readonly string[];
}

const allowKind = settingsKind('file of allowed changes', 'invalid-allowance', allowSchema);

/** Reads a file of allowed changes. Throws {@link UsageError} where it cannot be read or is none. */
export function readAllowances(path: string): readonly Allowance[] {
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

/** Takes out what is allowed on a day (`YYYY-MM-DD`); an allowance that has ended allows nothing. */
export function sortChanges(
  found: readonly Change[],
  allowances: readonly Allowance[],
  today: string,
): SortedChanges {
  const current = allowances.filter(({ until }) => until === undefined || until >= today);
  const used = new Set<Allowance>();
  const changes: Change[] = [];
  const allowed: { change: Change; reason: string }[] = [];
  for (const change of found) {
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
