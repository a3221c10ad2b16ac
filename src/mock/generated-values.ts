import type { JsonSchema } from '../schema/json-schema.js';
import { DISTINCT_SEEDS } from '../schema/ordinary-text.js';
import { minimalValue, validValues } from '../schema/valid-values.js';
import { seedNumber } from './seed-number.js';

/** Values of a schema from the generator of `check`, the fullest first, then the smallest; the same for the same seed. */
export function generatedValues(schema: JsonSchema, seed?: string): unknown[] {
  const options = { seed: generatorSeed(seed) };
  const values: unknown[] = [];
  for (const { label, value } of validValues(schema, options)) {
    if (label !== 'minimal' && label !== 'full') break;
    values.unshift(value);
  }
  if (values.length > 0) return values;
  const minimal = minimalValue(schema, options);
  return minimal.ok ? [minimal.value] : [];
}

/** What a seed is to the generator, which tells only a few apart. */
export function generatorSeed(seed = '1'): number {
  const number = seedNumber(seed);
  return ((number + DISTINCT_SEEDS - 1) % DISTINCT_SEEDS) + 1;
}
