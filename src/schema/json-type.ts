export type TypeName = 'null' | 'boolean' | 'object' | 'array' | 'number' | 'string' | 'integer';

/** Whether a value is of one of the types (JSON Schema 2020-12 §6.1.1); an infinite number, which no JSON can write, is of none. */
export function isOfType(value: unknown, types: readonly string[]): boolean {
  if (typeof value === 'number')
    return Number.isInteger(value)
      ? types.includes('integer') || types.includes('number')
      : types.includes('number') && Number.isFinite(value);
  return types.includes(value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value);
}
