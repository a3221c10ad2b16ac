import { decodeBody } from '../exchange/body-codec.js';
import { matchMediaType, parseMediaType } from '../exchange/media-type.js';
import { readSent, sentParameters } from '../exchange/sent-parameters.js';
import { combinedHeader, type HeaderList, type WireRequest } from '../http/message.js';
import type { Operation, Parameter } from '../openapi/api.js';
import type { MockApi } from './mock-api.js';
import type { Preferences } from './preferences.js';

/** What is known of a request that reached an operation. */
export interface RoutedParts {
  readonly source: MockApi;
  readonly operation: Operation;
  /** Path and query inside the API, without name and base path. */
  readonly target: string;
  readonly headers: HeaderList;
  /** The bytes, where there are any; not kept where they are over the limit. */
  readonly body?: Buffer;
  /** Texts of the path template's expressions, percent-decoded. */
  readonly pathParameters: ReadonlyMap<string, string>;
  readonly preferences: Preferences;
}

/** A request that reached an operation; nothing else is known of it until it has been judged. */
export class MockRequest implements WireRequest, RoutedParts {
  readonly source: MockApi;
  readonly operation: Operation;
  /** The operation's method: `GET` also where `HEAD` was asked for. */
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  declare readonly body?: Buffer;
  readonly pathParameters: ReadonlyMap<string, string>;
  readonly preferences: Preferences;
  #parameters: ReadonlyMap<string, unknown> | undefined;
  #value: { readonly value: unknown } | undefined;

  constructor(parts: RoutedParts) {
    this.source = parts.source;
    this.operation = parts.operation;
    this.method = parts.operation.method;
    this.target = parts.target;
    this.headers = parts.headers;
    if (parts.body) this.body = parts.body;
    this.pathParameters = parts.pathParameters;
    this.preferences = parts.preferences;
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

function byPlace(a: Parameter, b: Parameter): number {
  return places.indexOf(a.in) - places.indexOf(b.in);
}
