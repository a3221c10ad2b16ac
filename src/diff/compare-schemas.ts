import type { DocumentPlace } from '../diagnostics/diagnostic.js';
import type { ChangeSeverity, Direction } from './change.js';
import type { ChangeCode } from './change-codes.js';
import { compareAlternatives, compareNamedParts } from './schema/compare-alternatives.js';
import { compareContent } from './schema/compare-content.js';
import { compareLimits } from './schema/compare-limits.js';
import { compareObjects } from './schema/compare-objects.js';
import { compareTexts } from './schema/compare-texts.js';
import { compareTypes } from './schema/compare-types.js';
import { compareValues } from './schema/compare-values.js';
import type { SchemaView, Stated } from './schema-view.js';

/** A difference at one place of two schemas. */
export interface SchemaChange {
  readonly code: ChangeCode;
  readonly severity?: ChangeSeverity;
  /** The place in the value, as a JSON Pointer with `*` for the items of a list; empty for the whole. */
  readonly at: string;
  /** A clause without the place: `` `maxLength` 100 → 50 ``. */
  readonly what: string;
  readonly old?: DocumentPlace;
  readonly new?: DocumentPlace;
  /** It may be a mere rearrangement: only values can tell. */
  readonly guessed?: true;
}

/** The place that is compared, and how to report and go on. */
export interface Comparison {
  readonly direction: Direction;
  readonly at: string;
  readonly old: SchemaView;
  readonly new: SchemaView;
  report(code: ChangeCode, what: string, more?: ReportOptions): void;
  /** Compares a place further inside the value. */
  inside(token: string, old: SchemaView, next: SchemaView): void;
}

export interface ReportOptions {
  readonly severity?: ChangeSeverity;
  readonly old?: Stated | undefined;
  readonly new?: Stated | undefined;
  readonly guessed?: true;
}

const aspects: readonly ((comparison: Comparison) => void)[] = [
  compareTypes,
  compareValues,
  compareLimits,
  compareTexts,
  compareContent,
  compareObjects,
  compareAlternatives,
];

/**
 * All differences between two schemas, as far as their texts tell, in the order of the places of a value. `alike` remembers
 * pairs of definitions without any, which other schemas refer to as well.
 */
export function compareSchemas(
  old: SchemaView,
  next: SchemaView,
  direction: Direction,
  alike: Set<string>,
): SchemaChange[] {
  const changes: SchemaChange[] = [];
  const seen = new Set<string>();
  const compare = (at: string, old: SchemaView, next: SchemaView): void => {
    // Where the other side has a choice, one alternative alone is one of a list as well.
    const isList = old.hasAlternatives !== next.hasAlternatives;
    const [before, after] = isList ? [old.written(), next.written()] : [old, next];
    const key = `${direction} ${before.key}\n\n${after.key}`;
    if (seen.has(key) || alike.has(key)) return;
    seen.add(key);
    const comparison: Comparison = {
      direction,
      at,
      old: before,
      new: after,
      report(code, what, { old: oldPlace, new: newPlace, ...more } = {}) {
        changes.push({
          code,
          at,
          what,
          ...more,
          old: before.place(oldPlace?.pointer),
          new: after.place(newPlace?.pointer),
        });
      },
      inside: (token, inner, other) => compare(`${at}/${token}`, inner, other),
    };
    const known = changes.length;
    for (const aspect of aspects) aspect(comparison);
    // Naming a definition in `allOf` that changes nothing is a mere rearrangement.
    if (changes.length > known) compareNamedParts(comparison);
  };
  compare('', old, next);
  if (changes.length === 0) for (const key of seen) if (isOfDefinitions(key)) alike.add(key);
  return changes;
}

/** Only pointers of definitions mean the same in every schema. */
function isOfDefinitions(key: string): boolean {
  return key
    .split(/[ \n]+/)
    .slice(1)
    .every((pointer) => pointer.startsWith('/$defs/'));
}
