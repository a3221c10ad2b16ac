import { decodeBody } from '../exchange/body-codec.js';
import { matchMediaType, parseMediaType } from '../exchange/media-type.js';
import { readSent, sentParameters } from '../exchange/sent-parameters.js';
import type { HeaderList, WireRequest } from '../http/message.js';
import type { ReceivedHeaders } from '../http/received-headers.js';
import type { Operation, Parameter } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';
import type { Preferences } from './preferences.js';

/** Where a request leads. */
export interface RequestRoute {
  readonly source: MockApi;
  readonly operation: Operation;
  /** The path inside the API, without name and base path. */
  readonly path: string;
  /** Whether anything in the path is percent-encoded. */
  readonly isEncoded: boolean;
  /** Texts of the path template's expressions, percent-decoded. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** What a request says beside its method, its path and its headers. */
export interface RequestParts {
  /** Without what only the mock reads. */
  readonly query: string;
  readonly preferences: Preferences;
  readonly body: Buffer | undefined;
}

/** A request that reached an operation; nothing else is known of it until it has been judged. */
export class MockRequest implements WireRequest {
  readonly source: MockApi;
  readonly operation: Operation;
  /** Texts of the path template's expressions, percent-decoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
  /** Without its question mark. */
  readonly query: string;
  readonly preferences: Preferences;
  /** The bytes, where there are any; not kept where they are over the limit. */
  declare readonly body?: Buffer;
  readonly #route: RequestRoute;
  readonly #headers: ReceivedHeaders;
  #parameters: ReadonlyMap<string, unknown> | undefined;
  #value: unknown = unread;

  constructor(route: RequestRoute, headers: ReceivedHeaders, { query, preferences, body }: RequestParts) {
    this.source = route.source;
    this.operation = route.operation;
    this.pathParameters = route.parameters;
    this.query = query;
    this.preferences = preferences;
    if (body) this.body = body;
    this.#route = route;
    this.#headers = headers;
  }

  /** The operation's method: `GET` also where `HEAD` was asked for. */
  get method(): string {
    return this.operation.method;
  }

  /** The path inside the API, without name and base path. */
  get path(): string {
    return this.#route.path;
  }

  /** Whether the path is UTF-8, behind its percent-encoding (RFC 3986 §2.5). */
  get isDecodable(): boolean {
    return !this.#route.isEncoded || isDecodable(this.path);
  }

  /** Path and query inside the API. */
  get target(): string {
    return this.query === '' ? this.path : `${this.path}?${this.query}`;
  }

  get headers(): HeaderList {
    return this.#headers.list;
  }

  /** All values of a header field in one (RFC 9110 §5.2); its name in lower case. */
  header(name: string): string | undefined {
    return this.#headers.get(name);
  }

  /**
   * The values of the documented parameters that were sent, each read in its style and as its schema's type asks, by
   * name; where a name stands in several places, that of the path comes before query, header and cookie.
   */
  get parameters(): ReadonlyMap<string, unknown> {
    if (!this.#parameters) {
      const sent = sentParameters(this.operation, this, this.pathParameters);
      const values = new Map<string, unknown>();
      for (const parameter of [...this.operation.parameters].sort(byPlace)) {
        const read = values.has(parameter.name) ? undefined : readSent(parameter, sent);
        if (read) values.set(parameter.name, read.value);
      }
      this.#parameters = values;
    }
    return this.#parameters;
  }

  /** Keeps values that were read while the parameters were judged. */
  set parameters(values: ReadonlyMap<string, unknown>) {
    this.#parameters = values;
  }

  /** The decoded body; `undefined` without one, and where its bytes are not what its Content-Type says. */
  get value(): unknown {
    if (this.#value === unread) this.#value = this.#decode();
    return this.#value;
  }

  /** Keeps a value that was decoded while the body was judged. */
  set value(value: unknown) {
    this.#value = value;
  }

  /** Lets go of what can be read again, so that requests which are remembered take less. */
  forget(): void {
    this.#parameters = undefined;
    this.#value = unread;
  }

  #decode(): unknown {
    const media = parseMediaType(this.header('content-type') ?? '');
    if (!this.body || !media) return undefined;
    const mediaType = matchMediaType(this.operation.requestBody?.content ?? [], media);
    const description = mediaType && ({ mediaType, direction: 'request' } as const);
    const decoded = decodeBody(media, this.body, description);
    return decoded.ok ? decoded.value : undefined;
  }
}

/** Stands for a value before it is asked for. */
const unread = Symbol('unread');

const places: readonly Parameter['in'][] = ['path', 'query', 'header', 'cookie'];

/** The place whose value counts where a name stands in several comes first. */
export function byPlace(a: Parameter, b: Parameter): number {
  return places.indexOf(a.in) - places.indexOf(b.in);
}

function isDecodable(path: string): boolean {
  try {
    return decodeURIComponent(path) !== undefined;
  } catch {
    return false;
  }
}
