import { UsageError } from '../diagnostics/usage-error.js';
import type { Api } from '../openapi/api.js';
import { member } from '../openapi/document-node.js';
import type { CheckOptions } from './options.js';
import type { OperationRun } from './run-operation.js';
import type { Wire } from './wire.js';

/** The document's own servers are where real users are. */
export function refuseProduction(api: Api, options: CheckOptions): void {
  if (options.allowProduction) return;
  const servers = [...api.servers, ...api.operations.flatMap((operation) => operation.servers)];
  const hosts = servers
    .flatMap(({ url, otherUrls }) => [url, ...otherUrls])
    .flatMap((url) => (URL.canParse(url) ? [new URL(url).host] : []));
  if (!hosts.includes(options.url.host)) return;
  throw new UsageError(
    `${options.url.host} is named in the document's own servers; add --allow-production to check it all the same.`,
  );
}

/** Sends one harmless request, so that a server that is not there is told as one sentence. */
export async function refuseUnreachable(wire: Wire, url: URL): Promise<void> {
  const delivery = await wire.raw({ method: 'GET', target: url.pathname, headers: [['Accept', '*/*']] });
  if (delivery.ok) return;
  if (delivery.failure === 'untrusted') {
    throw new UsageError(
      `The certificate of ${url.host} is not trusted: ${delivery.message}. Give its authority by --cacert FILE, or accept any with --insecure.`,
    );
  }
  if (delivery.failure !== 'unreachable') return;
  throw new UsageError(
    `Cannot reach ${withoutLogin(url)}: ${delivery.message}. Is the server running there?`,
  );
}

/** Where every first request was shut out or sent elsewhere, nothing was checked. */
export function refuseShutDoor(
  api: Api,
  runs: readonly Pick<OperationRun, 'firstStatus' | 'operation'>[],
): void {
  const answered = runs.filter(({ firstStatus }) => firstStatus !== undefined);
  const statuses = answered.flatMap(({ firstStatus = 0 }) => [firstStatus]);
  if (statuses.length === 0) return;
  // Where the document says that nobody needs a credential, that one is asked for is what is wrong.
  const isPublic = answered.every(
    ({ operation }) => member(operation.node, 'security') && operation.security.length === 0,
  );
  if (!isPublic && statuses.every((status) => status === 401 || status === 403)) {
    const names = [...api.securitySchemes.keys()];
    const option = names.length > 0 ? `--auth ${names[0]}=VALUE` : "-H 'Name: value'";
    throw new UsageError(
      `Every first request was answered ${[...new Set(statuses)].join(' or ')}: give a credential that may do it, e.g. ${option}.`,
    );
  }
  if (statuses.every((status) => status >= 300 && status < 400)) {
    throw new UsageError(
      `Every first request was redirected (${statuses[0]}), and redirects are not followed: give the final address as --url.`,
    );
  }
}

/** A user and password in a URL are no part of where the server is. */
export function withoutLogin(url: URL): string {
  const shown = new URL(url);
  shown.username = '';
  shown.password = '';
  return shown.href;
}
