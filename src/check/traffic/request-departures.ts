import { readCredential } from '../../exchange/credentials.js';
import { judgeRequest, type RequestFlaw } from '../../exchange/judge-request.js';
import { decodeQueryText } from '../../exchange/percent-encoding.js';
import { cookiePairs, queryOf, queryPairs } from '../../exchange/sent-pairs.js';
import { headerValue, type WireRequest } from '../../http/message.js';
import type { Api, Operation } from '../../openapi/api.js';
import type { CasePlace } from '../case.js';

/** One way in which a request that others sent departs from the document. */
export interface RequestDeparture {
  /** A clause that ends `a request …`. */
  readonly what: string;
  readonly keyword: string;
  readonly place: CasePlace;
}

/** What a request breaks beyond doubt; lenient spellings and a body without Content-Type are left open. */
export function requestDepartures(
  operation: Operation,
  request: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
  isBodyUnknown: boolean,
): RequestDeparture[] {
  return judgeRequest(operation, request, pathParameters)
    .filter((flaw) => !(flaw.location === 'body' && isBodyUnknown) && !isOpen(flaw, request, pathParameters))
    .map(({ location, pointer, keyword, message, rule }) => ({
      what:
        location === 'body'
          ? `whose body${pointer === '' ? '' : ` at \`${pointer}\``}: ${message}`
          : `whose ${location}: ${message}`,
      keyword,
      place: { location: `request ${location}` as const, pointer, rule },
    }));
}

/** The scheme that is missing where no alternative of the operation's security is carried whole. */
export function missingCredential(
  api: Api,
  operation: Operation,
  request: WireRequest,
): RequestDeparture | undefined {
  const { security } = operation;
  const lacks = (name: string) => {
    const scheme = api.securitySchemes.get(name);
    return (
      scheme !== undefined && scheme.kind !== 'mutual-tls' && readCredential(scheme, request) === undefined
    );
  };
  if (security.length === 0 || security.some((names) => !names.some(lacks))) return undefined;
  const name = security[0]?.find(lacks) ?? '';
  const scheme = api.securitySchemes.get(name);
  return {
    what: `without a credential for ${name}`,
    keyword: 'security',
    place: { location: 'credential', pointer: `/${name}`, rule: scheme?.node ?? operation.node },
  };
}

/** Whether a request carries a credential of any scheme at all. */
export function carriesCredential(api: Api, request: WireRequest): boolean {
  return [...api.securitySchemes.values()].some((scheme) => readCredential(scheme, request) !== undefined);
}

/** What servers may read with good will: see the third class of requests in the rules of verdicts. */
function isOpen(
  { location, pointer, keyword }: RequestFlaw,
  request: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
): boolean {
  if (location === 'body') {
    return keyword === 'content' && headerValue(request.headers, 'content-type') === undefined;
  }
  if (keyword !== 'type' && keyword !== 'enum' && keyword !== 'format') return false;
  const name = pointer.slice(1).split('/')[0] ?? '';
  const texts = sentTexts(location, name, request, pathParameters);
  return texts.length > 0 && texts.every((text) => isLenientSpelling(text, keyword));
}

function sentTexts(
  location: Exclude<RequestFlaw['location'], 'body'>,
  name: string,
  { headers, target }: WireRequest,
  pathParameters: ReadonlyMap<string, string>,
): readonly string[] {
  if (location === 'path') return [pathParameters.get(name) ?? ''];
  if (location === 'header') return [headerValue(headers, name) ?? ''];
  const cookies = headers.filter(([field]) => field.toLowerCase() === 'cookie').map(([, value]) => value);
  const pairs = location === 'query' ? queryPairs(queryOf(target)) : cookiePairs(cookies);
  return pairs.filter((pair) => pair.name === name).map(({ text }) => decodeQueryText(text));
}

/** `01`, `1.0`, `TRUE`, the empty text, a date without its zone. */
function isLenientSpelling(text: string, keyword: string): boolean {
  if (keyword === 'format') return /^\d{4}-\d\d?-\d\d?/.test(text) && !Number.isNaN(Date.parse(text));
  return text === '' || /^[+-]?0*\d+(\.0*)?$/.test(text) || /^(true|false)$/i.test(text);
}
