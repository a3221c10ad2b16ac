import type { DocumentPlace } from '../diagnostics/diagnostic.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { placeOf } from '../openapi/document-node.js';
import type { ChangeSeverity, Direction } from './change.js';
import type { ChangeCode } from './change-codes.js';
import type { ComparedPair, ComparedPairs, Difference } from './compared-pairs.js';
import { SchemaView, type Stated } from './schema-view.js';

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

/**
 * All differences between two schemas, as far as their texts tell, in the order of the places of a value. A pair of places
 * is told once, where it is met first.
 */
export function compareSchemas(
  old: ApiSchema,
  next: ApiSchema,
  direction: Direction,
  compared: ComparedPairs,
): SchemaChange[] {
  const changes: SchemaChange[] = [];
  const told = new Set<string>();
  const place = (schema: ApiSchema, pointer: string) => placeOf(schema.origin(direction, pointer), 'key');
  const tell = (at: string, found: Difference) =>
    changes.push({ ...found, at, old: place(old, found.old), new: place(next, found.new) });
  const tellPair = (at: string, { key, steps, named }: ComparedPair): void => {
    if (steps.length === 0 || told.has(key)) return;
    told.add(key);
    const before = changes.length;
    for (const step of steps) {
      if ('pair' in step) tellPair(`${at}/${step.token}`, step.pair);
      else tell(at, step);
    }
    // Naming a definition in `allOf` that changes nothing is a mere rearrangement.
    if (changes.length > before) for (const found of named) tell(at, found);
  };
  tellPair('', compared.of(SchemaView.of(old, direction), SchemaView.of(next, direction), direction));
  return changes;
}
