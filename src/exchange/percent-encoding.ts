/** Undoes percent-encoding (RFC 3986 §2.1); a text whose encoding is broken stays as it was sent. */
export function decodePercent(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Undoes what a form or a query does to a text: `+` is a space (URL Standard §5.1), then {@link decodePercent}. */
export function decodeQueryText(text: string): string {
  return decodePercent(text.replaceAll('+', ' '));
}

/** Percent-encodes all but the unreserved characters of RFC 3986 §2.3. */
export function encodeUnreserved(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
}
