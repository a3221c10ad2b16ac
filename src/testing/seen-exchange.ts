import type { HeaderList, WireResponse } from '../http/message.js';

/** What an HTTP client shows of an exchange, in the form of the wire. */
export interface SeenExchange {
  /** Upper case; absent where the client does not say. */
  readonly method?: string;
  /** Path and query, or a whole URL; absent where the client does not say. */
  readonly target?: string;
  readonly response: WireResponse;
  /** Absent where the client does not keep what it sent. */
  readonly request?: SentRequest;
}

export interface SentRequest {
  readonly headers: HeaderList;
  readonly body?: Buffer;
}

/** Fields as clients keep them: an iterable of pairs, or an object whose lists are repeats. */
export function headerList(fields: unknown): HeaderList {
  if (fields === null || typeof fields !== 'object') return [];
  const pairs =
    Symbol.iterator in fields ? [...(fields as Iterable<[string, unknown]>)] : Object.entries(fields);
  return pairs.flatMap(([name, value]): [string, string][] =>
    value === undefined || value === null || typeof value === 'function'
      ? []
      : (Array.isArray(value) ? value : [value]).map((one) => [name, String(one)]),
  );
}
