import type { ServerResponse } from 'node:http';
import type { Follow } from './admin-routes.js';

/** Between two signs of life, in milliseconds: what stands between may close silent connections. */
const heartbeat = 15_000;
/** Who lets more than this wait, in bytes, is let go; the client comes back and begins anew. */
const maxUnread = 16 * 1024 * 1024;

/** Writes server-sent events (HTML standard §9.2) until the client leaves; returns what ends the stream. */
export function streamEvents(response: ServerResponse, follow: Follow): () => void {
  const stop = follow((event, data) => {
    response.write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
    if (response.writableLength > maxUnread) response.destroy();
  });
  const timer = setInterval(() => response.write(':\n\n'), heartbeat);
  response.once('close', () => {
    clearInterval(timer);
    stop();
  });
  return () => response.end();
}
