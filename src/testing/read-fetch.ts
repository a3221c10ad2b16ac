import { headerList, type SeenExchange } from './seen-exchange.js';

/** The part of a `Response` that is read; any implementation of the Fetch Standard has it. */
export interface FetchResponse {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly bodyUsed: boolean;
  readonly headers: Iterable<readonly [string, string]>;
  clone(): { arrayBuffer(): Promise<ArrayBuffer> };
}

/** Whether a value is a `Response` of `fetch`. */
export function isFetchResponse(value: object): value is FetchResponse {
  return 'clone' in value && 'arrayBuffer' in value && 'status' in value && 'headers' in value;
}

/** Reads a copy of the body, so that the test may still read it itself. */
export async function readFetch(response: FetchResponse, request?: Request): Promise<SeenExchange> {
  const { status, statusText, url, headers } = response;
  const target = request?.url ?? url;
  return {
    ...(request ? { method: request.method } : {}),
    ...(target === '' ? {} : { target }),
    response: {
      status,
      statusText,
      headers: headerList(headers),
      body: Buffer.from(await response.clone().arrayBuffer()),
    },
    ...(request && !request.bodyUsed
      ? {
          request: {
            headers: headerList(request.headers),
            body: Buffer.from(await request.clone().arrayBuffer()),
          },
        }
      : {}),
  };
}
