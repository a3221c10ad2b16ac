import type { Comparison } from '../comparison.js';
import type { SchemaView } from '../schema-view.js';
import { valuesOf } from './compare-values.js';
import { missingFrom, typeSet } from './type-set.js';

/** `type`: in a request fewer types break, in a response more do. */
export function compareTypes({ direction, old, new: next, report }: Comparison): void {
  const [before, after] = [impliedTypes(old, next), impliedTypes(next, old)];
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

/** Where only the other side states a type: the types of the values that are listed, if they are. */
function impliedTypes(view: SchemaView, other: SchemaView): ReadonlySet<string> {
  const types = typeSet(view);
  if (view.stated('type').length > 0 || other.stated('type').length === 0) return types;
  const listed = valuesOf(view)?.values.map(typeOf);
  return listed ? new Set(listed.filter((type) => types.has(type) || type === 'integer')) : types;
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return Number.isInteger(value) ? 'integer' : typeof value;
}

function name(types: ReadonlySet<string>): string {
  return types.size >= 6 ? 'any' : [...types].join(' or ') || 'none';
}
