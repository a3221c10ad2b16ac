/** Maps whose keys are names given by the API, so that a key such as `description` is no prose there. */
const named = new Set([
  'properties',
  'schemas',
  'responses',
  'parameters',
  'securitySchemes',
  'paths',
  'content',
]);
/** Values that are data throughout. */
const data = new Set(['example', 'examples', 'default', 'enum', 'const']);

/** A document without summaries, descriptions, titles and extensions, in the positions where those are words about it. */
export function withoutProse(value: unknown, keysAreNames = false): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutProse(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => keysAreNames || !/^(summary|description|title)$|^x-/.test(key))
      .map(([key, item]) => {
        if (!keysAreNames && data.has(key)) return [key, item];
        return [key, withoutProse(item, !keysAreNames && named.has(key))];
      }),
  );
}
