import { isUtf8 } from 'node:buffer';
import {
  type Delivery,
  type HeaderList,
  headerValue,
  type WireRequest,
  type WireResponse,
} from '../http/message.js';
import type { HarEntry, HarField } from './report.js';

const maxBody = 16 * 1024;
/** In bytes, with room to spare. */
const longestSecret = 16 * 1024;

/** A HAR 1.2 entry of one exchange; `hide` takes secrets out of every text. */
export function harEntry(
  origin: string,
  request: WireRequest,
  delivery: Delivery,
  startedAt: string,
  hide: (text: string) => string,
): HarEntry {
  const query = new URLSearchParams(/\?(.*)/s.exec(request.target)?.[1] ?? '');
  const response = delivery.ok ? delivery.response : delivery.partial;
  const { waited = delivery.milliseconds } = delivery;
  const body = request.body === undefined ? undefined : cut(request.body, hide);
  return {
    startedDateTime: startedAt,
    time: delivery.milliseconds,
    request: {
      method: request.method,
      url: hide(origin.replace(/\/$/, '') + request.target),
      httpVersion: 'HTTP/1.1',
      headers: fields(request.headers, hide),
      queryString: [...query].map(([name, value]) => ({ name, value: hide(value) })),
      cookies: [],
      headersSize: -1,
      bodySize: request.body?.length ?? 0,
      ...(body === undefined
        ? {}
        : { postData: { mimeType: hide(headerValue(request.headers, 'content-type') ?? ''), text: body } }),
    },
    response: {
      status: response?.status ?? 0,
      statusText: hide(response?.statusText ?? ''),
      httpVersion: response ? 'HTTP/1.1' : '',
      headers: response ? fields(response.headers, hide) : [],
      cookies: [],
      content: content(response, hide),
      redirectURL: '',
      headersSize: -1,
      bodySize: response?.body.length ?? -1,
      ...(delivery.ok ? {} : { _error: hide(delivery.message) }),
    },
    cache: {},
    timings: { send: 0, wait: waited, receive: delivery.milliseconds - waited },
  };
}

function content(response: WireResponse | undefined, hide: (text: string) => string) {
  if (!response) return { size: 0, mimeType: '', text: '' };
  const size = response.body.length;
  const mimeType = hide(headerValue(response.headers, 'content-type') ?? '');
  if (isUtf8(response.body)) return { size, mimeType, text: cut(response.body, hide) };
  return { size, mimeType, encoding: 'base64', text: response.body.toString('base64', 0, maxBody) } as const;
}

function fields(headers: HeaderList, hide: (text: string) => string): HarField[] {
  return headers.map(([name, value]) => ({ name, value: hide(value) }));
}

/** Hidden before it is cut: half a secret at the end would not be known for one. */
function cut(body: Buffer, hide: (text: string) => string): string {
  const text = hide(body.subarray(0, maxBody + longestSecret).toString('utf8'));
  if (body.length <= maxBody) return text;
  const kept = Buffer.from(text, 'utf8')
    .subarray(0, maxBody)
    .toString('utf8')
    .replace(/\uFFFD$/, '');
  return `${kept}… (${body.length} bytes in all)`;
}
