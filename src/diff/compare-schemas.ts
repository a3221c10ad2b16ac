import type { ApiSchema } from '../openapi/api-schema.js';
import { placeOf } from '../openapi/document-node.js';
import type { Direction } from './change.js';
import type { ComparedPair, ComparedPairs, Difference } from './compared-pairs.js';
import type { SchemaChange } from './comparison.js';
import { SchemaView } from './schema-view.js';

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
