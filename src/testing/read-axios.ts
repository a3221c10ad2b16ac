import { receivedBytes, sentBytes } from './client-bytes.js';
import { headerList, type SeenExchange } from './seen-exchange.js';

/** The part of an axios response that is read. */
interface AxiosResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: object;
  readonly data: unknown;
  readonly config: {
    readonly method?: string;
    readonly url?: string;
    readonly baseURL?: string;
    readonly headers?: object;
    readonly data?: unknown;
  };
  /** The last of its redirects: a `ClientRequest` in Node, a `Request` or an `XMLHttpRequest` elsewhere. */
  readonly request?: {
    readonly method?: string;
    readonly path?: string;
    readonly url?: string;
    readonly responseURL?: string;
  };
}

/** Whether a value is a response of axios. */
export function isAxiosResponse(value: object): value is AxiosResponse {
  return 'config' in value && 'data' in value && 'status' in value && 'headers' in value;
}

/** axios keeps the decoded body alone, whose text is written again. */
export function readAxios(response: AxiosResponse): SeenExchange | 'unreadable' {
  const { status, statusText, config, request } = response;
  const headers = headerList(response.headers);
  const body = receivedBytes(response.data, headers);
  if (!body) return 'unreadable';
  const sentHeaders = headerList(config.headers);
  const sentBody = sentBytes(config.data, sentHeaders);
  return {
    method: (request?.method ?? config.method ?? 'get').toUpperCase(),
    target: request?.path ?? request?.url ?? request?.responseURL ?? joined(config.baseURL, config.url),
    response: { status, statusText, headers, body },
    ...(sentBody ? { request: { headers: sentHeaders, body: sentBody } } : {}),
  };
}

function joined(base = '', url = ''): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url)
    ? url
    : `${base.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`;
}
