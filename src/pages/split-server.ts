/** An absolute URL with a path template, cut into a server and a path. */
export interface SplitUrl {
  readonly server: string;
  readonly path: string;
}

/** Cuts an absolute URL at the end of the longest server that it starts with, else after its host; undefined where it is not absolute. */
export function splitServer(url: string, servers: readonly string[]): SplitUrl | undefined {
  const known = servers
    .map((server) => server.replace(/\/$/, ''))
    .filter((server) => url === server || url.startsWith(`${server}/`))
    .sort((a, b) => b.length - a.length)[0];
  if (known !== undefined) return { server: known, path: url.slice(known.length) || '/' };
  const parts = /^([a-z][a-z0-9+.-]*:\/\/[^/?#]+)([^?#]*)/i.exec(url);
  return parts ? { server: parts[1] as string, path: parts[2] || '/' } : undefined;
}

/** True for a host that no one can reach: without a dot, reserved for examples (RFC 2606), or with a blank to fill in. */
export function isPlaceholderHost(url: string): boolean {
  const host = /^[a-z][a-z0-9+.-]*:\/\/([^/?#:]+)/i.exec(url)?.[1] ?? '';
  if (/^localhost$/i.test(host)) return false;
  return (
    !host.includes('.') ||
    /[_<>{}]|(^|\.)your[-_.]/i.test(host) ||
    /(^|\.)(example\.(com|net|org)|example|test|invalid)$/i.test(host)
  );
}
