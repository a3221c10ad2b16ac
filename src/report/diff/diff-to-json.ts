import type { DocumentPlace } from '../../diagnostics/diagnostic.js';
import type { Change } from '../../diff/change.js';
import { positionAt } from '../../source/position.js';
import type { DiffRun } from './diff-run.js';

/** The machine's form of a run: flat, positions 1-based, keys stable. */
export function diffToJson({ old, new: next, changes, allowed }: DiffRun) {
  const count = (severity: string) => changes.filter((change) => change.severity === severity).length;
  return {
    version: 1,
    old,
    new: next,
    summary: {
      breaking: count('breaking'),
      warning: count('warning'),
      info: count('info'),
      allowed: allowed.length,
    },
    changes: changes.map(changeToJson),
    allowed: allowed.map(({ change, reason }) => ({ ...changeToJson(change), reason })),
  };
}

function changeToJson({ old, new: next, ...change }: Change) {
  return {
    ...change,
    ...(old ? { old: placeToJson(old) } : {}),
    ...(next ? { new: placeToJson(next) } : {}),
  };
}

function placeToJson({ source, pointer, range }: DocumentPlace) {
  return { path: source.path, ...positionAt(source, range?.start ?? 0), pointer };
}
