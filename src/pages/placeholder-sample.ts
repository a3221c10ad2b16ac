import type { JsonValue } from './json-value.js';

/** What Mintlify puts where the document has no example: by type, and by format of a text. */
const madeTexts = new Set([
  '2023-11-07T05:31:56Z',
  '2023-12-25',
  '3c90c3cc-0d44-4b50-8888-8dd25736052a',
  'jsmith@example.com',
  'aSDinaTvuI8gbWludGxpZnk=',
]);

/** True for a sample that a site made of the types alone: one with a `"<string>"` in it, or of nothing but stand-ins. */
export function isPlaceholderSample(sample: JsonValue): boolean {
  const values = [...scalarsOf(sample)];
  const isBlank = (value: JsonValue) => typeof value === 'string' && /^<[^<>]{1,60}>$/.test(value);
  const isMade = (value: JsonValue) =>
    value === 123 || value === true || (typeof value === 'string' && madeTexts.has(value));
  return values.some(isBlank) || (values.length > 0 && values.every(isMade));
}

/** The texts, numbers, booleans and nulls in a value. */
function* scalarsOf(value: JsonValue): Generator<JsonValue> {
  if (value === null || typeof value !== 'object') yield value;
  else for (const part of Object.values(value)) yield* scalarsOf(part);
}
