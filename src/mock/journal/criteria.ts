import { namesOperation } from '../../contract/names-operation.js';
import { combinedHeader, type HeaderList } from '../../http/message.js';
import { isMapping } from '../../openapi/document-node.js';
import { joinPointer } from '../../source/json-pointer.js';
import type { MockExchange } from '../mock-extension.js';

/** Which exchanges are meant: all that is said must hold. */
export interface Criteria {
  /** An operation's id, or `METHOD /path/{template}`. */
  readonly operation?: string;
  /** The name that the API is served under. */
  readonly api?: string;
  readonly method?: string;
  /** As sent, without the query; `*` stands for any text. */
  readonly path?: string;
  /** `404`, or a range such as `4XX`. */
  readonly status?: number | string;
  /** Documented parameters by name, with values of their types. */
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** Texts of the query by name. */
  readonly query?: Readonly<Record<string, string>>;
  /** Texts of header fields, by name in any case. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What the body must hold: objects may hold more. */
  readonly body?: unknown;
}

/** What a request must say; a body may hold more. */
export type RequestCriteria = Pick<Criteria, 'parameters' | 'query' | 'headers' | 'body'>;

/** The names that criteria know. */
export const criteriaNames = [
  'operation',
  'api',
  'method',
  'path',
  'status',
  'parameters',
  'query',
  'headers',
  'body',
] as const satisfies readonly (keyof Criteria)[];

/** What keeps an exchange from matching, a clause each; none where it matches. */
export function differences(criteria: Criteria, exchange: MockExchange): string[] {
  const { operation, api, method, path, status } = criteria;
  const found: string[] = [];
  const { request } = exchange;
  const [sentPath = ''] = exchange.target.split('?');
  if (operation !== undefined && !isOperation(operation, exchange)) {
    const reached = request ? `${request.operation.method} ${request.operation.path}` : 'no operation';
    found.push(`it reached ${reached}, not ${operation}`);
  }
  if (api !== undefined && exchange.api !== api)
    found.push(`the API is ${exchange.api ?? 'none'}, not ${api}`);
  if (method !== undefined && exchange.method !== method.toUpperCase()) {
    found.push(`the method is ${exchange.method}, not ${method}`);
  }
  if (path !== undefined && !fits(path, sentPath)) found.push(`the path is ${sentPath}, not ${path}`);
  if (status !== undefined && !isStatus(status, exchange.status)) {
    found.push(`the status is ${exchange.status}, not ${status}`);
  }
  const { target, headers } = exchange;
  const said = { target, headers, parameters: request?.parameters ?? new Map(), body: sentBody(exchange) };
  return [...found, ...requestDifferences(criteria, said)];
}

/** What a request says, decoded. */
interface SaidRequest {
  readonly target: string;
  readonly headers: HeaderList;
  readonly parameters: ReadonlyMap<string, unknown>;
  readonly body: unknown;
}

/** What keeps a request from saying what it must, a clause each. */
export function requestDifferences(criteria: RequestCriteria, said: SaidRequest): string[] {
  const { parameters = {}, query = {}, headers = {} } = criteria;
  const found = Object.entries(parameters).flatMap(([name, wanted]) =>
    missing(wanted, said.parameters.get(name), `the parameter ${name}`),
  );
  const search = new URLSearchParams(said.target.split('?').slice(1).join('?'));
  for (const [name, wanted] of Object.entries(query)) {
    if (!search.getAll(name).includes(wanted))
      found.push(told(`the query's ${name}`, search.get(name), wanted));
  }
  for (const [name, wanted] of Object.entries(headers)) {
    const sent = combinedHeader(said.headers, name);
    if (sent !== wanted) found.push(told(`the header ${name}`, sent, wanted));
  }
  if (criteria.body !== undefined) found.push(...missing(criteria.body, said.body, 'the body'));
  return found;
}

/** The decoded body, or its text where no operation says what it is. */
export function sentBody({ request, body }: MockExchange): unknown {
  if (!body) return undefined;
  const text = body.toString('utf8');
  if (request?.value !== undefined) return request.value;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function isOperation(wanted: string, { request }: MockExchange): boolean {
  if (!request) return false;
  return namesOperation(wanted, request.operation);
}

function isStatus(wanted: number | string, status: number): boolean {
  return String(wanted) === String(status) || String(wanted).toUpperCase() === `${String(status)[0]}XX`;
}

/** Each `*` stands for any text; looked for piece by piece, so that no pattern takes long. */
function fits(pattern: string, text: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  const last = rest.pop() ?? '';
  if (!text.startsWith(first) || !text.endsWith(last) || text.length < first.length + last.length)
    return false;
  let at = first.length;
  for (const piece of rest) {
    const next = text.indexOf(piece, at);
    if (next === -1 || next + piece.length > text.length - last.length) return false;
    at = next + piece.length;
  }
  return true;
}

/** What a value lacks of another: objects may hold more, lists and plain values are the same. */
function missing(wanted: unknown, sent: unknown, where: string, pointer = ''): string[] {
  const place = pointer === '' ? where : `${where} at ${pointer}`;
  if (isMapping(wanted) && isMapping(sent)) {
    return Object.entries(wanted).flatMap(([name, inner]) =>
      missing(inner, Object.hasOwn(sent, name) ? sent[name] : undefined, where, joinPointer(pointer, name)),
    );
  }
  if (Array.isArray(wanted) && Array.isArray(sent) && wanted.length === sent.length) {
    return wanted.flatMap((inner, index) => missing(inner, sent[index], where, joinPointer(pointer, index)));
  }
  return Object.is(wanted, sent) ? [] : [told(place, sent, wanted)];
}

function told(place: string, sent: unknown, wanted: unknown): string {
  const shown = sent === undefined || sent === null ? String(sent ?? 'missing') : cut(JSON.stringify(sent));
  return `${place} is ${sent === null ? 'null' : shown}, not ${cut(JSON.stringify(wanted) ?? 'undefined')}`;
}

function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text;
}
