import { isMapping } from '../../openapi/document-node.js';
import { parseRuntimeExpression } from '../../openapi/runtime-expression.js';
import { parsePointer } from '../../source/json-pointer.js';
import type { RequestChanges, RequestPlan } from '../request-plan.js';

/** Where a request says which URL is to be called back (OpenAPI 3.1 §4.8.20.1), and what the callback adds to it. */
export interface CallbackPlace {
  /** The runtime expression, as written: callbacks of one place share their URL. */
  readonly source: string;
  readonly in: 'body' | 'query' | 'header';
  /** A JSON Pointer into the body, or a parameter's name. */
  readonly at: string;
  /** What follows the URL; absent where that holds expressions of its own. */
  readonly rest?: string;
}

/** Reads a callback's expression, with braces or, as OpenAPI 3.0.0 has it, without; `undefined` where its URL does not come from the request whole. */
export function callbackPlace(written: string): CallbackPlace | undefined {
  const expression = parseRuntimeExpression(written) ? `{${written}}` : written;
  const match = /^\{(\$request\.(?:body#(\/[^}]*)|(query|header)\.([^}]+)))\}(.*)$/s.exec(expression);
  if (!match) return undefined;
  const [, source = '', pointer, where, name, rest = ''] = match;
  return {
    source,
    in: pointer === undefined ? (where as 'query' | 'header') : 'body',
    at: pointer ?? (name as string),
    ...(rest.includes('{') ? {} : { rest }),
  };
}

/** The changes that put a URL at a place of the plan's requests. */
export function withCallbackUrl(
  plan: RequestPlan,
  changes: RequestChanges,
  place: CallbackPlace,
  url: string,
): RequestChanges {
  if (place.in === 'body') {
    const before =
      changes.body && changes.body !== 'none' && 'value' in changes.body ? changes.body : plan.baseline;
    return { ...changes, body: { value: placed(before?.value, parsePointer(place.at), url) } };
  }
  const declared = plan.operation.parameters.find(
    (parameter) => parameter.in === place.in && parameter.name.toLowerCase() === place.at.toLowerCase(),
  );
  const key = `${place.in} ${declared?.name ?? place.at}`;
  return { ...changes, parameters: new Map(changes.parameters ?? plan.known.parameters).set(key, url) };
}

function placed(value: unknown, [token, ...rest]: readonly string[], url: string): unknown {
  if (token === undefined) return url;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === token ? placed(item, rest, url) : item));
  const members = isMapping(value) ? value : {};
  return { ...members, [token]: placed(members[token], rest, url) };
}
