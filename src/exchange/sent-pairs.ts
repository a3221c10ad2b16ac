import { decodePercent, decodeQueryText } from './percent-encoding.js';

/** A name and its value as they were sent: the name decoded, the value not yet, for separators are not data. */
export interface SentPair {
  readonly name: string;
  /** The name as it was sent. */
  readonly written: string;
  readonly text: string;
}

/** The pairs of a query or of a form; what has no `=` is a name with the empty value. */
export function queryPairs(text: string): SentPair[] {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => cut(pair, decodeQueryText));
}

/** The pairs of all `Cookie` fields (RFC 6265 §4.2.1). */
export function cookiePairs(fields: readonly string[]): SentPair[] {
  return fields
    .flatMap((field) => field.split(';'))
    .map((pair) => pair.trim())
    .filter((pair) => pair.includes('='))
    .map((pair) => cut(pair, decodePercent));
}

/** The texts under each name, in the order sent. */
export function textsByName(pairs: readonly SentPair[]): Map<string, string[]> {
  const texts = new Map<string, string[]>();
  for (const { name, text } of pairs) {
    const known = texts.get(name);
    if (known) known.push(text);
    else texts.set(name, [text]);
  }
  return texts;
}

/** What stands behind the first question mark of a request target. */
export function queryOf(target: string): string {
  return /\?([^#]*)/.exec(target)?.[1] ?? '';
}

function cut(pair: string, decodeName: (text: string) => string): SentPair {
  const at = pair.indexOf('=');
  const written = at === -1 ? pair : pair.slice(0, at);
  return { name: decodeName(written), written, text: at === -1 ? '' : pair.slice(at + 1) };
}
