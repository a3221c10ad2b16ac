import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FetchFunction, NodeHandler } from './target.js';

/** Methods that a `Request` cannot have (Fetch Standard, "forbidden method"). */
const unspeakable = new Set(['CONNECT', 'TRACE', 'TRACK']);

/** A handler of `node:http` that hands each request to a function in the shape of `fetch`. */
export function handleWithFetch(fetch: FetchFunction): NodeHandler {
  return async (message, response) => {
    const method = message.method ?? 'GET';
    if (unspeakable.has(method)) {
      response.writeHead(405, { Allow: 'GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS' }).end();
      return;
    }
    const { host = 'localhost' } = message.headers;
    const hasBody = method !== 'GET' && method !== 'HEAD';
    const answer = await fetch(
      new Request(`http://${host}${message.url}`, {
        method,
        headers: pairs(message.rawHeaders),
        ...(hasBody ? { body: Readable.toWeb(message) as ReadableStream, duplex: 'half' } : {}),
      } as RequestInit),
    );
    response.statusCode = answer.status;
    response.statusMessage = answer.statusText;
    for (const [name, value] of answer.headers) response.appendHeader(name, value);
    if (answer.body) await pipeline(answer.body, response);
    else response.end();
  };
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, index) => [
    raw[2 * index] as string,
    raw[2 * index + 1] as string,
  ]);
}
