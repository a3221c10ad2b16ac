import type { IncomingMessage } from 'node:http';
import { isLocalName } from '../../http/local-name.js';

/** Who may use the admin API besides programs on this machine. */
export interface AdminAccess {
  /** Host names by which it may be reached, also from other machines; by default the names of this machine, from here alone. */
  readonly hosts?: readonly string[];
  /** Whether pages of its own origin may: there is a console. */
  readonly console?: boolean;
}

/**
 * Why a request may not use the admin API, if it may not. It is for programs on this machine and for its own console, never
 * for other web pages. Pages are known by `Origin` and `Sec-Fetch-Site`, a name that was bent to this machine by `Host`; and
 * what changes anything must carry what a page of another origin cannot send without asking first (Fetch standard,
 * "CORS-safelisted request-header").
 */
export function adminRefusal(request: IncomingMessage, access: AdminAccess = {}): string | undefined {
  const { method = 'GET', headers } = request;
  return (
    hostRefusal(request, access) ??
    pageRefusal(request, access) ??
    (method === 'GET' || method === 'HEAD' || isDeliberate(headers)
      ? undefined
      : 'Send Content-Type: application/json, or a Tally-Admin header.')
  );
}

/** Why a request may not come from where it comes from, or to the name that it was sent to. */
export function hostRefusal(
  { headers, socket }: IncomingMessage,
  { hosts = [] }: AdminAccess,
): string | undefined {
  const name = hostName(headers.host);
  if (hosts.includes(name)) return undefined;
  if (!isLoopback(socket.remoteAddress) || wasForwarded(headers)) {
    return 'The admin API answers on loopback only; --console-host NAME opens it to others.';
  }
  return isLocalName(name)
    ? undefined
    : `The admin API is not for the host ${name}; --console-host opens it.`;
}

/** Which page sent it, if one did. A page of this origin is the console: what a document describes is no page of it. */
function pageRefusal(request: IncomingMessage, access: AdminAccess): string | undefined {
  const { origin, 'sec-fetch-site': site = 'none' } = request.headers;
  const isOther = (origin !== undefined && origin.toLowerCase() !== originOf(request)) || !ownSites.has(site);
  if (isOther) return 'The admin API is not for web pages of other origins.';
  const isPage = origin !== undefined || site === 'same-origin';
  return isPage && access.console !== true ? 'The admin API is not for web pages.' : undefined;
}

/** The origin that a request was sent to, in lower case as browsers write it. */
export function originOf({ headers, socket }: IncomingMessage): string {
  return `${'encrypted' in socket ? 'https' : 'http'}://${headers.host?.toLowerCase() ?? 'localhost'}`;
}

/** `none` is what the user asked for by hand (Fetch Metadata, "Sec-Fetch-Site"). */
const ownSites: ReadonlySet<unknown> = new Set(['none', 'same-origin']);

function isDeliberate(headers: IncomingMessage['headers']): boolean {
  const isJson = /^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '');
  return isJson || headers['tally-admin'] !== undefined;
}

/** A proxy on this machine stands for somebody else (RFC 7239). */
function wasForwarded(headers: IncomingMessage['headers']): boolean {
  return headers.forwarded !== undefined || headers['x-forwarded-for'] !== undefined;
}

function isLoopback(address: string | undefined): boolean {
  return address !== undefined && /^(127\.|::1$|::ffff:127\.)/.test(address);
}

/** A host without its port, in lower case. */
function hostName(host = ''): string {
  return host.toLowerCase().replace(/:\d*$/, '');
}
