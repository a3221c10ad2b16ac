import { conformsTo, itemsOf, type SchemaPart, typesOf } from './schema-types.js';

/**
 * Reads a decoded text as its schema asks: `12` is a number where a number is wanted and text where text is. Where the
 * schema takes several types, it decides which reading conforms. What reads as no wanted type stays text, for the
 * validator to refuse.
 */
export function readText(text: string, part: SchemaPart): unknown {
  const readings = readingsOf(text, typesOf(part));
  return readings.length === 0 ? text : chosen(readings, part);
}

/** Reads the decoded texts that stand under one name: a list, or where there is only one, a value. */
export function readRepeated(texts: readonly string[], part: SchemaPart): unknown {
  const types = typesOf(part);
  const list = () => texts.map((text) => readText(text, itemsOf(part)));
  if (texts.length !== 1) return types.includes('array') ? list() : texts;
  const [text = ''] = texts;
  if (!types.includes('array')) return readText(text, part);
  if (types.every((type) => type === 'array')) return list();
  return chosen([readText(text, part), list()], part);
}

/** The first reading that conforms, else the first of all. */
export function chosen(readings: readonly unknown[], part: SchemaPart): unknown {
  if (readings.length < 2) return readings[0];
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
