import { conformsTo, type SchemaPart, typesOf } from './schema-types.js';

/**
 * Reads a decoded text as its schema asks: `12` is a number where a number is wanted and text where text is. Where the
 * schema takes several types, it decides which reading conforms. What reads as no wanted type stays text, for the
 * validator to refuse.
 */
export function readText(text: string, part: SchemaPart): unknown {
  const readings = readingsOf(text, typesOf(part));
  if (readings.length < 2) return readings.length === 0 ? text : readings[0];
  const conforming = readings.find((reading) => conformsTo(part, reading));
  return conforming === undefined ? readings[0] : conforming;
}

/** The value of JSON text; other text as it is. */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function readingsOf(text: string, types: readonly string[]): unknown[] {
  const readings: unknown[] = [];
  if (types.includes('integer') || types.includes('number')) {
    const number = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/.test(text) ? Number(text) : Number.NaN;
    if (Number.isFinite(number)) readings.push(number);
  }
  if (types.includes('boolean') && (text === 'true' || text === 'false')) readings.push(text === 'true');
  if (types.includes('null') && text === '') readings.push(null);
  if (types.includes('object') || types.includes('array')) {
    const value = readJson(text);
    if (value !== null && typeof value === 'object') readings.push(value);
  }
  if (types.includes('string')) readings.push(text);
  return readings;
}
