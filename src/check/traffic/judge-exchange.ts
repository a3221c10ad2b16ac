import { judgeResponse } from '../../exchange/judge-response.js';
import type { Route } from '../../exchange/route.js';
import { headerValue } from '../../http/message.js';
import type { Api, Operation } from '../../openapi/api.js';
import { member } from '../../openapi/document-node.js';
import type { Case, CaseClass, CasePlace } from '../case.js';
import type { Exchange } from '../exchange.js';
import { statusOf } from '../exchange.js';
import { isRejection, judgeCase } from '../judge-case.js';
import type { RawFinding } from '../raw-finding.js';
import type { RecordedExchange } from './recorded-exchange.js';
import { missingCredential, type RequestDeparture, requestDepartures } from './request-departures.js';
import { judgeWithoutBody } from './unknown-body.js';

/** What a recorded exchange is, held against the document. */
export interface JudgedExchange {
  /** The documented operation; for an undocumented path one that stands for it, with an empty id. */
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly findings: readonly RawFinding[];
  /** What the caller did that the document does not allow. */
  readonly departures: readonly RequestDeparture[];
}

/** Statuses that an ordinary request may meet though the document lists them nowhere: told, but no error. */
const circumstances: ReadonlySet<number> = new Set([401, 403, 404, 405, 409, 410, 412, 413, 414, 429, 431]);

/**
 * Judges an exchange that others made, both ways. The class of the request follows from what was sent, or from the intent
 * that the record tells; it decides what the answer may be blamed for.
 */
export function judgeExchange(
  api: Api,
  route: Route,
  recorded: RecordedExchange,
  judgesCredentials: boolean,
): JudgedExchange {
  const operation = operationOf(api, route, recorded);
  const departures = departuresOf(api, route, recorded, judgesCredentials);
  const exchange = toExchange(route, operation, recorded, departures);
  if (isExempt(route, recorded)) return { operation, exchange, departures: [], findings: [] };
  const judged =
    recorded.delivery && route.found !== 'nothing' ? judgeAnswer(operation, exchange, recorded) : [];
  const isBlamed = judged.some(({ location }) => !location.startsWith('response'));
  const told =
    isBlamed || recorded.intent ? [] : tellDepartures(exchange, departures, recorded.isWithheld === true);
  return { operation, exchange, departures, findings: [...judged, ...told] };
}

/** Servers answer HEAD where they answer GET, and browsers ask before they send (RFC 9110 §9.3.2, Fetch §3.2.2). */
function isExempt(route: Route, { request: { method } }: RecordedExchange): boolean {
  return (
    route.found === 'path' && (method === 'OPTIONS' || (method === 'HEAD' && route.allowed.includes('GET')))
  );
}

function judgeAnswer(operation: Operation, exchange: Exchange, recorded: RecordedExchange): RawFinding[] {
  const listsNotFound = operation.responses.some(({ status }) => ['404', '410', '4XX'].includes(status));
  const findings = judgeCase({ operation, isMock: false, listsNotFound }, exchange).filter(
    ({ code }) => !(code === 'server-error' && isAnnouncedPause(exchange)),
  );
  if (recorded.intent) return findings;
  const status = statusOf(exchange);
  const weighed = findings.map(
    (finding): RawFinding =>
      finding.code === 'undocumented-status' && circumstances.has(status)
        ? { ...finding, severity: 'warning' }
        : finding,
  );
  return isRejection(exchange) ? [...weighed, rejected(exchange, status)] : weighed;
}

/** A documented 503 that says when to come again is no accident. */
function isAnnouncedPause({ delivery, judgement }: Exchange): boolean {
  return (
    delivery.ok &&
    delivery.response.status === 503 &&
    judgement?.response?.status === '503' &&
    headerValue(delivery.response.headers, 'retry-after') !== undefined
  );
}

/** No other request proves that a value like this gets through: prose may forbid it. */
function rejected(exchange: Exchange, status: number): RawFinding {
  const { location, pointer, rule } = exchange.case.place;
  return {
    code: 'rejected-valid-request',
    severity: 'warning',
    location,
    pointer,
    message: `A request that keeps every documented rule was answered ${status}.`,
    expected: '2xx',
    actual: status,
    rule,
    exchange,
  };
}

/** What the caller did that the document does not allow. */
export function departuresOf(
  api: Api,
  route: Route,
  recorded: RecordedExchange,
  judgesCredentials: boolean,
): RequestDeparture[] {
  if (isExempt(route, recorded)) return [];
  const operation = operationOf(api, route, recorded);
  const { request, unknown } = recorded;
  if (route.found !== 'operation') {
    const what =
      route.found === 'path'
        ? `with ${request.method}, where the path declares ${route.allowed.join(', ')}`
        : `to ${operation.path}, a path that the document does not describe`;
    return [
      {
        what,
        keyword: route.found === 'path' ? 'method' : 'path',
        place: { location: 'request', pointer: '', rule: operation.node },
      },
    ];
  }
  const missing = judgesCredentials ? missingCredential(api, operation, request) : undefined;
  const flaws = requestDepartures(operation, request, route.parameters, unknown.requestBody === true);
  // What leaves out credentials leaves out all cookies.
  const proven = flaws.filter(
    ({ keyword, place }) =>
      judgesCredentials || keyword !== 'required' || place.location !== 'request cookie',
  );
  return missing ? [missing, ...proven] : proven;
}

function tellDepartures(
  exchange: Exchange,
  departures: readonly RequestDeparture[],
  isWithheld: boolean,
): RawFinding[] {
  return departures.map(({ what, keyword, place }) => ({
    code: keyword === 'path' ? 'undocumented-path' : 'departing-request',
    severity: isWithheld ? 'error' : 'warning',
    location: place.location,
    pointer: place.pointer,
    message: `The caller sent a request ${what}.`,
    expected: 'a request as documented',
    actual: null,
    rule: place.rule,
    exchange,
  }));
}

function toExchange(
  route: Route,
  operation: Operation,
  recorded: RecordedExchange,
  departures: readonly RequestDeparture[],
): Exchange {
  const { request, delivery, startedAt, unknown, intent } = recorded;
  const [first] = departures;
  const whole: CasePlace = { location: 'request', pointer: '', rule: operation.node };
  const meant: CaseClass = intent?.class ?? classOf(route, recorded, first);
  const planned: Case = {
    class: meant,
    label: intent?.label ?? (first ? `a request ${first.what}` : 'recorded traffic'),
    place: first?.place ?? whole,
    request,
  };
  const judge = unknown.responseBody ? judgeWithoutBody : judgeResponse;
  return {
    case: planned,
    request,
    delivery: delivery ?? {
      ok: false,
      failure: 'dropped',
      message: 'no answer was recorded',
      milliseconds: 0,
    },
    startedAt,
    recipe: intent?.recipe ?? 'built in',
    ...(delivery?.ok && route.found === 'operation'
      ? { judgement: judge(operation, request.method, delivery.response) }
      : {}),
  };
}

function classOf(
  route: Route,
  { unknown }: RecordedExchange,
  first: RequestDeparture | undefined,
): CaseClass {
  if (route.found === 'path') return 'undeclared';
  if (first?.keyword === 'security') return 'unauthorised';
  if (first) return 'invalid';
  return unknown.requestBody ? 'open' : 'valid';
}

/** Another method's operation stands for its path; nothing stands for an undocumented one. */
function operationOf(api: Api, route: Route, { request }: RecordedExchange): Operation {
  if (route.found === 'operation') return route.operation;
  const paths = member(api.root, 'paths') ?? api.root;
  return {
    id: '',
    method: request.method,
    path: request.target.replace(/[?#].*$/s, ''),
    summary: '',
    deprecated: false,
    parameters: [],
    responses: [],
    security: [],
    servers: [],
    callbacks: [],
    node: paths,
  };
}
