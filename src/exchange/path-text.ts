/** Percent-encodes what may not stand in a path (RFC 3986 §3.3); encodings that are there already stay. */
export function encodePathText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\u0021-\u007E]|["<>\\^`{|}]/gu, encodeURIComponent);
}
