import type { StyledParameter } from './parameter-style.js';
import { decodePercent, decodeQueryText } from './percent-encoding.js';

/**
 * The decoded values that stand in one text, split where the style separates them (RFC 6570 §3.2); in an exploded
 * object each piece stays encoded, for {@link splitPairs}. A second split takes encoded commas for separators, as many
 * clients write them; `%20` and `%7C` always are. Several texts are one after the other.
 */
export function splitPieces(
  parameter: StyledParameter,
  texts: readonly string[],
  isList: boolean,
): string[][] {
  const { style, explode } = parameter;
  const decode = (piece: string) => (explode && !isList ? piece : decodePiece(parameter, piece));
  const splits = texts.map((text) => {
    const { inner, separator } = unwrap(parameter, text, isList);
    // Exploded, each item brings its name, so a name alone is an item.
    const isItem = isList && explode && style === 'matrix';
    return inner === '' && !isItem ? [] : inner.split(separator);
  });
  const written = splits.flat();
  const wanted = [written.map(decode)];
  // Nothing is no item, or one that is empty.
  if (isList && written.length === 0) wanted.push(['']);
  const isComma = parameter.in !== 'header' && !['spaceDelimited', 'pipeDelimited', 'cookie'].includes(style);
  if (isComma && !explode && written.length === texts.length && written.some((text) => /%2c/i.test(text))) {
    wanted.push(written.flatMap((text) => text.split(/%2c/i)).map(decode));
  }
  return wanted;
}

/** `R=100`, `G=200` where exploded, else `R`, `100`, `G`, `200`; `undefined` where the pieces are neither. */
export function splitPairs(
  parameter: StyledParameter,
  pieces: readonly string[],
): (readonly [string, string])[] | undefined {
  if (!parameter.explode) {
    if (pieces.length % 2 === 1) return undefined;
    return pieces.flatMap((piece, index) =>
      index % 2 === 0 ? [[piece, pieces[index + 1] as string] as const] : [],
    );
  }
  if (pieces.some((piece) => !piece.includes('='))) return undefined;
  return pieces.map((piece) => {
    const at = piece.indexOf('=');
    return [decodePiece(parameter, piece.slice(0, at)), decodePiece(parameter, piece.slice(at + 1))] as const;
  });
}

function decodePiece({ in: place, style }: StyledParameter, piece: string): string {
  // Space after a comma is free in a header (RFC 9110 §5.6.1).
  if (place === 'header') return piece.trim();
  if (style === 'cookie') return piece;
  return place === 'query' ? decodeQueryText(piece) : decodePercent(piece);
}

/** The text without its style's prefix, and what stands between its pieces. */
function unwrap(
  { in: place, style, explode, name }: StyledParameter,
  text: string,
  isList: boolean,
): { inner: string; separator: string | RegExp } {
  const key = `;${encodeURIComponent(name)}`;
  if (place === 'path' && style === 'label') {
    return { inner: text.replace(/^\./, ''), separator: explode ? '.' : ',' };
  }
  if (place === 'path' && style === 'matrix') {
    if (explode && !isList) return { inner: text.slice(1), separator: ';' };
    const inner = text.startsWith(`${key}=`) ? text.slice(key.length + 1) : text === key ? '' : text;
    return { inner, separator: explode ? `${key}=` : ',' };
  }
  if (style === 'spaceDelimited') return { inner: text, separator: /%20|\+| / };
  if (style === 'pipeDelimited') return { inner: text, separator: /%7c|\|/i };
  return { inner: text, separator: ',' };
}
