import type { OnStep } from '../diagnostics/on-step.js';
import type { Change } from '../diff/change.js';
import { diffApis } from '../diff/diff-apis.js';
import { linesOf } from '../source/source-map.js';
import { readAllowances, type SortedChanges, sortChanges } from './allowances.js';
import { type OpenedSpec, openSpecAnywhere, type SpecOptions } from './open-spec.js';

export interface DiffSpecsOptions extends SpecOptions {
  /** Path of a file of allowed changes. */
  readonly allow?: string;
  /** `YYYY-MM-DD`, against which sunsets and allowances end. */
  readonly today: string;
  /** Told of each operation. */
  readonly onStep?: OnStep;
}

/** What changed between two SPEC arguments, without what a team allows. Throws {@link UsageError} for what cannot be read. */
export async function diffSpecs(
  old: string,
  next: string,
  options: DiffSpecsOptions,
): Promise<SortedChanges> {
  const { today, allow, onRead, onStep } = options;
  if (allow !== undefined) onRead?.(allow);
  const allowances = allow === undefined ? [] : readAllowances(allow);
  const before = await openSpecAnywhere(old, options);
  const after = await openSpecAnywhere(next, options);
  const changes = diffApis(before.api, after.api, today, onStep).map((found) =>
    withPage(found, found.new ? after : before),
  );
  return sortChanges(changes, allowances, today);
}

function withPage(change: Change, { api, sourceMap }: OpenedSpec): Change {
  const place = change.new ?? change.old;
  if (!sourceMap || place?.source !== api.root.file.source) return change;
  const lines = linesOf(sourceMap, place.pointer);
  return lines ? { ...change, page: { path: sourceMap.page, lines } } : change;
}
