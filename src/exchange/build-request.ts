import type { HeaderList, WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import type { CredentialParts } from './credentials.js';
import { serializeParameter } from './parameter-style.js';
import { withoutFragment } from './path-template.js';
import { encodePathText } from './path-text.js';
import { writeQueryString } from './query-string.js';

/** What is to be sent, before it is written down. */
export interface RequestParts {
  readonly operation: Operation;
  /** Another method than the operation's, for probes. */
  readonly method?: string;
  /** `<in> <name>` → value, `querystring <name>` for the whole query; what is not here is not sent. */
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly body?: { readonly mediaType?: string; readonly bytes: Buffer };
  readonly credentials: CredentialParts;
  readonly headers?: HeaderList;
}

/** The key under which {@link RequestParts.parameters} holds a parameter's value. */
export function parameterKey(parameter: { readonly in: string; readonly name: string }): string {
  return `${parameter.in} ${parameter.name}`;
}

/** Writes a request: target under `basePath`, parameters in their styles, credentials, `Accept` for all that is documented. */
export function buildRequest(basePath: string, parts: RequestParts): WireRequest {
  const { operation, credentials } = parts;
  const query = [...credentials.query];
  const cookies = [...credentials.cookies];
  const headers: [string, string][] = [];
  const expressions = new Map<string, string>();
  const own = parts.headers ?? [];
  const has = (name: string) => own.some(([key]) => key.toLowerCase() === name);
  for (const parameter of operation.parameters) {
    const key = parameterKey(parameter);
    if (!parts.parameters.has(key)) continue;
    // A header given for every request stands for the parameter of its name.
    if (parameter.in === 'header' && has(parameter.name.toLowerCase())) continue;
    const text = serializeParameter(parameter, parts.parameters.get(key));
    if (parameter.in === 'path') expressions.set(`{${parameter.name}}`, text);
    else if (parameter.in === 'query') {
      if (text !== '') query.push(text);
    } else if (parameter.in === 'cookie') {
      if (text !== '') cookies.push(text);
    } else headers.push([parameter.name, text]);
  }
  const { querystring } = operation;
  const wholeQuery = querystring && parts.parameters.get(`querystring ${querystring.name}`);
  if (querystring && wholeQuery !== undefined) query.push(writeQueryString(querystring, wholeQuery));
  const path = withoutFragment(operation.path)
    .split(/(\{[^{}/]+\})/)
    .map((part) => expressions.get(part) ?? encodePathText(part))
    .join('');
  if (!has('accept')) headers.push(['Accept', acceptOf(operation)]);
  if (!has('accept-encoding')) headers.push(['Accept-Encoding', 'identity']);
  if (parts.body?.mediaType !== undefined && !has('content-type'))
    headers.push(['Content-Type', parts.body.mediaType]);
  if (cookies.length > 0) headers.push(['Cookie', cookies.join('; ')]);
  return {
    method: parts.method ?? operation.method,
    target: `${basePath}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`,
    // A header of the request's own is written once, whatever it is.
    headers: [...headers, ...credentials.headers.filter(([name]) => !has(name.toLowerCase())), ...own],
    ...(parts.body ? { body: parts.body.bytes } : {}),
  };
}

/** Every documented media type of any response, and whatever else the server has for errors. */
function acceptOf(operation: Operation): string {
  const types = new Set(operation.responses.flatMap(({ content }) => content.map(({ type }) => type)));
  return [...types, types.size === 0 ? '*/*' : '*/*;q=0.1'].join(', ');
}
