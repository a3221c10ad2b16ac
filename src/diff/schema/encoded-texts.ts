import type { SchemaView } from '../schema-view.js';

/** Formats of OpenAPI 3.0 with the keyword that took their place (OpenAPI 3.1 §4.4.2, migration from 3.0). */
const encodings: Readonly<Record<string, readonly [keyword: string, value: string]>> = {
  byte: ['contentEncoding', 'base64'],
  binary: ['contentMediaType', 'application/octet-stream'],
};

/** Whether one side says by a format what the other says by a keyword: `byte` and `contentEncoding: base64`. */
export function isEncodedAlike(other: SchemaView, format: string): boolean {
  const [keyword, value] = encodings[format] ?? [];
  return keyword !== undefined && other.stated(keyword).some((stated) => stated.value === value);
}

/** The same, seen from the keyword. */
export function isFormatElsewhere(keyword: string, view: SchemaView, other: SchemaView): boolean {
  return Object.entries(encodings).some(
    ([format, [name, value]]) =>
      name === keyword &&
      view.stated(keyword).every((stated) => stated.value === value) &&
      other.stated('format').some((stated) => stated.value === format),
  );
}
