import type { Comparison } from '../comparison.js';
import { missingFrom, typeSet } from './type-set.js';

/** `type`: in a request fewer types break, in a response more do. */
export function compareTypes({ direction, old, new: next, report }: Comparison): void {
  const [before, after] = [typeSet(old), typeSet(next)];
  const gone = missingFrom(before, after);
  const come = missingFrom(after, before);
  if (gone.length === 0 && come.length === 0) return;
  const what = `type ${name(before)} → ${name(after)}`;
  const places = { old: old.stated('type')[0], new: next.stated('type')[0] };
  const [narrowed, widened] =
    direction === 'request'
      ? (['request-type-narrowed', 'request-type-widened'] as const)
      : (['response-type-narrowed', 'response-type-widened'] as const);
  const breaks = direction === 'request' ? gone.length > 0 : come.length > 0;
  const isNarrowing = direction === 'request' ? breaks : !breaks;
  report(isNarrowing ? narrowed : widened, what, places);
}

function name(types: ReadonlySet<string>): string {
  return types.size >= 6 ? 'any' : [...types].join(' or ') || 'none';
}
