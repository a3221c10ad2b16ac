import type { SpecMock } from '../../../src/commands/create-mock.js';

/** What is asked; the path has the server's base path. */
export interface Asked {
  readonly method?: string;
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What came back; header names in lower case. */
export interface Came {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** One way in which requests reach a mock, with a client that really goes that way. */
export interface Transport {
  /** Sends a request; rejects where no answer could be read whole. */
  send(asked: Asked): Promise<Came>;
  close(): Promise<void>;
}

export type OpenTransport = (mock: SpecMock) => Promise<Transport>;

/** The origin that a transport intercepts, where it intercepts one. */
export const origin = 'https://library.example';

/** The answer of a `fetch`. */
export async function cameFrom(response: Response): Promise<Came> {
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, headers: Object.fromEntries(response.headers), body };
}

/** A request for `fetch`. */
export function fetchInit({ method = 'GET', headers = {}, body }: Asked): RequestInit {
  return { method, headers, ...(body === undefined ? {} : { body }) };
}
