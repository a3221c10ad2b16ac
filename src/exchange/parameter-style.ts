import type { Parameter } from '../openapi/api.js';
import { bracketedPairs } from './bracketed-names.js';
import { isJson, parseMediaType } from './media-type.js';
import { encodeUnreserved } from './percent-encoding.js';

/** What decides how a value is written: a Parameter Object, or an Encoding Object under its property's name. */
export type StyledParameter = Pick<
  Parameter,
  'name' | 'in' | 'style' | 'explode' | 'allowReserved' | 'mediaType'
>;

/**
 * Writes a parameter's value in its style (OpenAPI 3.1 §4.8.12.2, RFC 6570). Path: the text for the template's
 * expression; query: `name=value` pairs joined by `&`; header: the field value; cookie: the cookie pair.
 */
export function serializeParameter(parameter: StyledParameter, value: unknown): string {
  const { name, mediaType } = parameter;
  if (mediaType !== undefined) {
    const media = parseMediaType(mediaType);
    const isPlain = typeof value === 'string' && media !== undefined && !isJson(media);
    return place(parameter, encode(isPlain ? value : (JSON.stringify(value) ?? ''), parameter));
  }
  const isCompound = value !== null && typeof value === 'object';
  if (isCompound && parameter.style === 'deepObject') return serializeDeepObject(parameter, value);
  if (Array.isArray(value)) return serializeArray(parameter, value);
  if (isCompound) return serializeObject(parameter, value);
  const text = encode(plain(value), parameter);
  if (parameter.in === 'path' && parameter.style === 'label') return `.${text}`;
  if (parameter.in === 'path' && parameter.style === 'matrix')
    return `;${encodeURIComponent(name)}${text === '' ? '' : `=${text}`}`;
  return place(parameter, text);
}

/** A value as it would be written were it alone: without a name or a style's marks. */
export function plainText(parameter: StyledParameter, value: unknown): string {
  return serializeParameter({ ...parameter, in: 'path', style: 'simple' }, value);
}

function place(parameter: StyledParameter, text: string): string {
  return parameter.in === 'query' || parameter.in === 'cookie' ? `${keyOf(parameter)}=${text}` : text;
}

/** The style `cookie` knows no encoding (OpenAPI 3.2 §4.12.3). */
function keyOf({ name, style }: StyledParameter): string {
  return style === 'cookie' ? name : encodeURIComponent(name);
}

function serializeArray(parameter: StyledParameter, values: readonly unknown[]): string {
  const { style, explode } = parameter;
  const items = values.map((item) => encodePiece(plain(item), parameter));
  const key = keyOf(parameter);
  if (style === 'label') return `.${items.join(explode ? '.' : ',')}`;
  if (style === 'matrix')
    return explode ? items.map((item) => `;${key}=${item}`).join('') : `;${key}=${items.join(',')}`;
  if (parameter.in === 'path' || parameter.in === 'header') return items.join(',');
  if (explode) return items.map((item) => `${key}=${item}`).join(parameter.in === 'cookie' ? '; ' : '&');
  return `${key}=${items.join(separatorOf(style))}`;
}

function serializeObject(parameter: StyledParameter, value: object): string {
  const { style, explode } = parameter;
  const key = keyOf(parameter);
  const pairs = Object.entries(value)
    .filter(([, inner]) => inner !== undefined)
    .map(
      ([property, inner]) =>
        [encodePiece(property, parameter), encodePiece(plain(inner), parameter)] as const,
    );
  const assigned = pairs.map(([property, text]) => `${property}=${text}`);
  const flat = pairs.flat();
  if (style === 'label') return explode ? `.${assigned.join('.')}` : `.${flat.join(',')}`;
  if (style === 'matrix')
    return explode ? assigned.map((pair) => `;${pair}`).join('') : `;${key}=${flat.join(',')}`;
  if (parameter.in === 'path' || parameter.in === 'header') return (explode ? assigned : flat).join(',');
  if (explode) return assigned.join(parameter.in === 'cookie' ? '; ' : '&');
  return `${key}=${flat.join(separatorOf(style))}`;
}

function serializeDeepObject(parameter: StyledParameter, value: object): string {
  return bracketedPairs(parameter.name, value)
    .map(([name, inner]) => `${encodeUnreserved(name)}=${encode(plain(inner), parameter)}`)
    .join('&');
}

function separatorOf(style: string): string {
  return style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ',';
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** One of several values: a comma in it is no separator, reserved or not. */
function encodePiece(text: string, parameter: StyledParameter): string {
  const encoded = encode(text, parameter);
  return parameter.in === 'query' ? encoded.replaceAll(',', '%2C') : encoded;
}

function encode(text: string, parameter: StyledParameter): string {
  if (parameter.in === 'header' || parameter.style === 'cookie') return text;
  const encoded = encodeUnreserved(text);
  if (parameter.in !== 'query' || !parameter.allowReserved) return encoded;
  return encoded.replaceAll(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g, (encodedMark) =>
    decodeURIComponent(encodedMark),
  );
}
