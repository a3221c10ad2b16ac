import type { IncomingMessage } from 'node:http';

/**
 * Why a request may not use the admin API, if it may not: it is for programs on this machine, never for web pages. Pages are
 * known by `Origin` and `Sec-Fetch-Site`, a name that was bent to this machine by `Host`; and what changes anything must
 * carry what a page cannot send without asking first (Fetch standard, "CORS-safelisted request-header").
 */
export function adminRefusal({ method = 'GET', headers, socket }: IncomingMessage): string | undefined {
  if (!isLoopback(socket.remoteAddress)) return 'The admin API answers on loopback only.';
  if (!isLocalName(headers.host)) return `The admin API is not for the host ${String(headers.host)}.`;
  const site = headers['sec-fetch-site'];
  if (headers.origin !== undefined || (site !== undefined && site !== 'none')) {
    return 'The admin API is not for web pages.';
  }
  if (method === 'GET' || method === 'HEAD') return undefined;
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
  if (isJson || headers['tally-admin'] !== undefined) return undefined;
  return 'Send Content-Type: application/json, or a Tally-Admin header.';
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

function isLocalName(host: string | undefined): boolean {
  return /^(localhost|[\w-]+\.localhost|127(\.\d+){3}|\[::1\])(:\d+)?$/i.test(host ?? '');
}
