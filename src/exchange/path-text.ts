/** Percent-encodes what may not stand in a path (RFC 3986 §3.3); encodings that are there already stay. */
export function encodePathText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\u0021-\u007E]|["<>\\^`{|}]/gu, encodeURIComponent);
}

/**
 * A path in the one spelling that equal paths share (RFC 3986 §6.2.2): unreserved characters decoded, all else encoded
 * with capitals. A `%2F` stays as it is and separates nothing; a `%` that encodes nothing is one that was meant.
 */
export function normalPathText(text: string): string {
  if (/^[\w.~/-]*$/.test(text)) return text;
  return encodePathText(text).replaceAll(/%([0-9A-Fa-f]{2})?/g, (encoded) => {
    if (encoded === '%') return '%25';
    const character = String.fromCharCode(Number.parseInt(encoded.slice(1), 16));
    return /[\w.~-]/.test(character) ? character : encoded.toUpperCase();
  });
}
