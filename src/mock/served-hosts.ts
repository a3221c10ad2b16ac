import { isIP } from 'node:net';
import type { MockApi } from './mock-api.js';
import type { ReceivedRequest } from './received-request.js';

/** The APIs by the hosts that stand for them, in lower case: `<name>`, `<name>.localhost`, and those of their documents' servers. */
export function servedHosts(sources: readonly MockApi[]): ReadonlyMap<string, readonly MockApi[]> {
  const hosts = new Map<string, readonly MockApi[]>();
  for (const source of sources) {
    const name = source.name.toLowerCase();
    for (const host of new Set([name, `${name}.localhost`, ...serverHosts(source)])) {
      hosts.set(host, [...(hosts.get(host) ?? []), source]);
    }
  }
  return hosts;
}

/** The host that a request is sent to, in lower case and without its port (RFC 9112 §3.2). */
export function hostOf({ target, headers }: ReceivedRequest): string {
  const [, authority] = /^[a-z][a-z0-9+.-]*:\/\/([^/?#]*)/i.exec(target) ?? [];
  return (authority ?? headers.get('host') ?? '').replace(/:\d*$/, '').toLowerCase();
}

/** This machine is no host of its own: all APIs are there. */
function serverHosts({ api }: MockApi): string[] {
  const servers = [...api.servers, ...api.operations.flatMap((operation) => operation.servers)];
  return [...new Set(servers.map(({ url }) => url))].flatMap((url) => {
    const { hostname = '' } = URL.canParse(url) ? new URL(url) : {};
    const isThisMachine = isIP(hostname.replace(/^\[|\]$/g, '')) !== 0 || /(^|\.)localhost$/.test(hostname);
    return hostname === '' || isThisMachine ? [] : [hostname];
  });
}
