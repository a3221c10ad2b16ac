import type { IncomingHttpHeaders } from 'node:http';
import type { Json, JsonObject } from '../json.js';
import type { Parameter } from './pets-document.js';

/** Where a request keeps its parameters; `query` is as it was sent, without the question mark. */
export interface ParameterSource {
  readonly path: Readonly<Record<string, string>>;
  readonly query: string;
  readonly headers: IncomingHttpHeaders;
}

/** The parameters that were sent, by name; a value that is no number where one is due stays text. */
export function readParameters(parameters: readonly Parameter[], source: ParameterSource): JsonObject {
  const values: JsonObject = {};
  for (const parameter of parameters) {
    const value = readParameter(parameter, source);
    if (value !== undefined) values[parameter.name] = value;
  }
  return values;
}

function readParameter(parameter: Parameter, source: ParameterSource): Json | undefined {
  const { name, schema } = parameter;
  switch (parameter.in) {
    case 'path':
      return asTyped(schema, source.path[name] ?? '');
    case 'header': {
      const value = source.headers[name.toLowerCase()];
      return value === undefined ? undefined : asTyped(schema, String(value));
    }
    case 'cookie': {
      const value = cookies(source.headers).get(name);
      return value === undefined ? undefined : asTyped(schema, value);
    }
    case 'query':
      return readQuery(parameter, source.query);
  }
}

/** Cookies by name (RFC 6265 section 4.2.1). */
export function cookies(headers: IncomingHttpHeaders): ReadonlyMap<string, string> {
  return new Map(
    (headers.cookie ?? '').split(/; */).map((pair) => {
      const at = pair.indexOf('=');
      return [pair.slice(0, at), pair.slice(at + 1)];
    }),
  );
}

/** Throws URIError where the percent-encoding is broken. */
function readQuery({ name, style, explode, schema }: Parameter, query: string): Json | undefined {
  const pairs = query.split('&').map((pair): [string, string] => {
    const at = pair.indexOf('=');
    return at < 0 ? [decode(pair), ''] : [decode(pair.slice(0, at)), pair.slice(at + 1)];
  });
  const sent = pairs.filter(([key]) => key === name).map(([, raw]) => raw);
  if (style === 'deepObject') {
    const inner = pairs.flatMap(([key, raw]): [string, string][] => {
      const property = key.startsWith(`${name}[`) && key.endsWith(']') ? key.slice(name.length + 1, -1) : '';
      return property ? [[property, decode(raw)]] : [];
    });
    if (inner.length === 0) return sent[0] === undefined ? undefined : decode(sent[0]);
    const properties = schema.properties as JsonObject;
    return Object.fromEntries(
      inner.map(([property, text]) => [property, asTyped((properties[property] ?? {}) as JsonObject, text)]),
    );
  }
  const [first] = sent;
  if (first === undefined) return undefined;
  if (schema.type !== 'array') return sent.length > 1 ? sent.map(decode) : asTyped(schema, decode(first));
  const items = (schema.items ?? {}) as JsonObject;
  const parts = explode ? sent : first.split(style === 'pipeDelimited' ? /\||%7C/i : ',');
  return parts.map((part) => asTyped(items, decode(part)));
}

function decode(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Text as the JSON value that its schema speaks of, if it can be one. */
export function asTyped({ type }: JsonObject, text: string): Json {
  if ((type === 'integer' || type === 'number') && NUMBER.test(text)) return Number(text);
  if (type === 'boolean' && /^(true|false)$/.test(text)) return text === 'true';
  return text;
}
