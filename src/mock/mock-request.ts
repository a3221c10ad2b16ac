import { decodeBody } from '../exchange/body-codec.js';
import { matchMediaType, parseMediaType } from '../exchange/media-type.js';
import { readSent, sentParameters } from '../exchange/sent-parameters.js';
import { combinedHeader, type HeaderList, type WireRequest } from '../http/message.js';
import type { Operation, Parameter } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';
import type { Preferences } from './preferences.js';

/** Where a request leads. */
export interface RequestRoute {
  readonly source: MockApi;
  readonly operation: Operation;
  /** Texts of the path template's expressions, percent-decoded. */
  readonly parameters: ReadonlyMap<string, string>;
}

/** A request that reached an operation; nothing else is known of it until it has been judged. */
export class MockRequest implements WireRequest {
  readonly source: MockApi;
  readonly operation: Operation;
  /** The operation's method: `GET` also where `HEAD` was asked for. */
  readonly method: string;
  /** Path and query inside the API, without name and base path. */
  readonly target: string;
  readonly headers: HeaderList;
  /** The bytes, where there are any; not kept where they are over the limit. */
  declare readonly body?: Buffer;
  /** Texts of the path template's expressions, percent-decoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
  readonly preferences: Preferences;
  #parameters: ReadonlyMap<string, unknown> | undefined;
  #value: { readonly value: unknown } | undefined;

  constructor(
    { source, operation, parameters }: RequestRoute,
    headers: HeaderList,
    {
      target,
      preferences,
      body,
    }: {
      readonly target: string;
      readonly preferences: Preferences;
      readonly body: Buffer | undefined;
    },
  ) {
    this.source = source;
    this.operation = operation;
    this.method = operation.method;
    this.target = target;
    this.headers = headers;
    if (body) this.body = body;
    this.pathParameters = parameters;
    this.preferences = preferences;
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
    this.#value ??= { value: this.#decode() };
    return this.#value.value;
  }

  /** Keeps a value that was decoded while the body was judged. */
  set value(value: unknown) {
    this.#value = { value };
  }

  #decode(): unknown {
    const media = parseMediaType(combinedHeader(this.headers, 'content-type') ?? '');
    if (!this.body || !media) return undefined;
    const mediaType = matchMediaType(this.operation.requestBody?.content ?? [], media);
    const description = mediaType && ({ mediaType, direction: 'request' } as const);
    const decoded = decodeBody(media, this.body, description);
    return decoded.ok ? decoded.value : undefined;
  }
}

const places: readonly Parameter['in'][] = ['path', 'query', 'header', 'cookie'];

/** The place whose value counts where a name stands in several comes first. */
export function byPlace(a: Parameter, b: Parameter): number {
  return places.indexOf(a.in) - places.indexOf(b.in);
}
