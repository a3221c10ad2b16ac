import { combinedHeader, type WireRequest } from '../http/message.js';
import type { Operation, Parameter } from '../openapi/api.js';
import { pathTexts } from './path-template.js';
import { decodePercent } from './percent-encoding.js';
import { readableOf, readPairs, readParameter } from './read-parameter.js';
import { cookiePairs, queryOf, queryPairs, type SentPair } from './sent-pairs.js';

/** Where parameters are found in one request, still encoded. */
export interface SentParameters {
  readonly path: ReadonlyMap<string, string>;
  readonly query: readonly SentPair[];
  readonly cookie: readonly SentPair[];
  readonly headers: WireRequest['headers'];
  /** The names of an operation's parameters in a place: none of them is a property of another. */
  readonly names: Readonly<Record<'query' | 'cookie', ReadonlySet<string>>>;
}

/** Takes a request apart; `pathParameters` are the decoded texts of the template's expressions. */
export function sentParameters(
  operation: Operation,
  request: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
): SentParameters {
  const names = namesOf(operation);
  const cookies =
    names.cookie.size === 0 ? [] : request.headers.filter(([name]) => name.toLowerCase() === 'cookie');
  return {
    path: pathParameters.size === 0 ? pathParameters : encodedTexts(operation, request, pathParameters),
    query: queryPairs(queryOf(request.target)),
    cookie: cookiePairs(cookies.map(([, value]) => value)),
    headers: request.headers,
    names,
  };
}

const namesByOperation = new WeakMap<Operation, SentParameters['names']>();

function namesOf(operation: Operation): SentParameters['names'] {
  let names = namesByOperation.get(operation);
  if (!names) {
    const namesIn = (place: string) =>
      new Set(operation.parameters.filter((parameter) => parameter.in === place).map(({ name }) => name));
    names = { query: namesIn('query'), cookie: namesIn('cookie') };
    namesByOperation.set(operation, names);
  }
  return names;
}

/** What was sent under a parameter's own name; empty where nothing was. */
export function ownTexts(parameter: Parameter, sent: SentParameters): readonly string[] {
  if (parameter.in === 'path') return present(sent.path.get(parameter.name));
  if (parameter.in === 'header') return present(combinedHeader(sent.headers, parameter.name));
  return sent[parameter.in].filter(({ name }) => name === parameter.name).map(({ text }) => text);
}

/** The value of a parameter in a request, read in its style; absent: `undefined`. */
export function readSent(
  parameter: Parameter,
  sent: SentParameters,
): { readonly value: unknown } | undefined {
  if (parameter.in === 'query' || parameter.in === 'cookie') {
    return readPairs(readableOf(parameter), sent[parameter.in], sent.names[parameter.in]);
  }
  const texts = ownTexts(parameter, sent);
  return texts.length === 0 ? undefined : { value: readParameter(parameter, texts) };
}

function present(text: string | undefined): readonly string[] {
  return text === undefined ? [] : [text];
}

/** The target's own texts, in which separators and data differ; where they are not those given, the given ones encoded. */
function encodedTexts(
  operation: Operation,
  { target }: WireRequest,
  given: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const written = pathTexts(operation.path, target.replace(/[?#].*$/s, ''));
  return new Map(
    [...given].map(([name, text]) => {
      const own = written?.get(name);
      const isSame = own !== undefined && decodePercent(own) === text;
      return [name, isSame ? own : text.replaceAll('%', '%25')];
    }),
  );
}
