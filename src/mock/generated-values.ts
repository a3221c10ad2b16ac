import type { JsonSchema } from '../schema/json-schema.js';
import { minimalValue, validValues } from '../schema/valid-values.js';

/** Values of a schema from the generator of `check`, the fullest first, then the smallest; the same for the same seed. */
export function generatedValues(schema: JsonSchema, seed?: string): unknown[] {
  const options = { seed: seedNumber(seed) };
  const values: unknown[] = [];
  for (const { label, value } of validValues(schema, options)) {
    if (label !== 'minimal' && label !== 'full') break;
    values.unshift(value);
  }
  if (values.length > 0) return values;
  const minimal = minimalValue(schema, options);
  return minimal.ok ? [minimal.value] : [];
}

/** Whole numbers are themselves; other seeds count by their text. */
function seedNumber(seed = '1'): number {
  if (/^\d{1,9}$/.test(seed)) return Number(seed);
  return [...seed].reduce((sum, character) => (sum * 31 + character.charCodeAt(0)) >>> 0, 7);
}
