import type { Parameter } from '../openapi/api.js';

/**
 * Writes a parameter's value in its style (OpenAPI 3.1 §4.8.12.2, RFC 6570). Path: the text for the template's
 * expression; query: `name=value` pairs joined by `&`; header: the field value; cookie: the cookie pair.
 */
export function serializeParameter(parameter: Parameter, value: unknown): string {
  const { name } = parameter;
  if (parameter.mediaType !== undefined)
    return place(parameter, encode(JSON.stringify(value) ?? '', parameter));
  if (Array.isArray(value)) return serializeArray(parameter, value);
  if (value !== null && typeof value === 'object') return serializeObject(parameter, Object.entries(value));
  const text = encode(plain(value), parameter);
  if (parameter.in === 'path' && parameter.style === 'label') return `.${text}`;
  if (parameter.in === 'path' && parameter.style === 'matrix')
    return `;${encodeURIComponent(name)}${text === '' ? '' : `=${text}`}`;
  return place(parameter, text);
}

function place(parameter: Parameter, text: string): string {
  return parameter.in === 'query' || parameter.in === 'cookie'
    ? `${encodeURIComponent(parameter.name)}=${text}`
    : text;
}

function serializeArray(parameter: Parameter, values: readonly unknown[]): string {
  const { style, explode, name } = parameter;
  const items = values.map((item) => encode(plain(item), parameter));
  const key = encodeURIComponent(name);
  if (style === 'label') return `.${items.join(explode ? '.' : ',')}`;
  if (style === 'matrix')
    return explode ? items.map((item) => `;${key}=${item}`).join('') : `;${key}=${items.join(',')}`;
  if (parameter.in === 'path' || parameter.in === 'header') return items.join(',');
  if (explode) return items.map((item) => `${key}=${item}`).join(parameter.in === 'cookie' ? '; ' : '&');
  const separator = style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ',';
  return `${key}=${items.join(separator)}`;
}

function serializeObject(parameter: Parameter, entries: readonly (readonly [string, unknown])[]): string {
  const { style, explode, name } = parameter;
  const key = encodeURIComponent(name);
  const pairs = entries.map(
    ([property, value]) => [encode(property, parameter), encode(plain(value), parameter)] as const,
  );
  if (style === 'deepObject')
    return pairs.map(([property, value]) => `${key}%5B${property}%5D=${value}`).join('&');
  const assigned = pairs.map(([property, value]) => `${property}=${value}`);
  const flat = pairs.flat();
  if (style === 'label') return explode ? `.${assigned.join('.')}` : `.${flat.join(',')}`;
  if (style === 'matrix')
    return explode ? assigned.map((pair) => `;${pair}`).join('') : `;${key}=${flat.join(',')}`;
  if (parameter.in === 'path' || parameter.in === 'header') return (explode ? assigned : flat).join(',');
  if (explode) return assigned.join(parameter.in === 'cookie' ? '; ' : '&');
  const separator = style === 'spaceDelimited' ? '%20' : style === 'pipeDelimited' ? '%7C' : ',';
  return `${key}=${flat.join(separator)}`;
}

function plain(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

function encode(text: string, parameter: Parameter): string {
  if (parameter.in === 'header') return text;
  const encoded = encodeURIComponent(text.toWellFormed()).replaceAll(/[!'()*]/g, (character) => {
    return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
  });
  if (parameter.in !== 'query' || !parameter.allowReserved) return encoded;
  return encoded.replaceAll(/%(3A|2F|3F|40|21|24|27|28|29|2A|2C|3B)/g, (encodedMark) =>
    decodeURIComponent(encodedMark),
  );
}
