import { isLocalName } from '../../http/local-name.js';
import { adminPath } from '../admin/admin-path.js';

/**
 * Why nothing is sent to an address, as a clause. Whoever may ask the mock for something would otherwise reach through it what they
 * cannot reach themselves: other machines, unless they are allowed by name, and the admin API of a mock on this one.
 */
export function addressRefusal({ hostname, pathname }: URL, allowed: readonly string[]): string | undefined {
  if (pathname === adminPath || pathname.startsWith(`${adminPath}/`))
    return 'the admin API is not called back';
  if (isLocalName(hostname) || allowed.includes(hostname)) return undefined;
  return `${hostname} is not this machine; --callback-host ${hostname} allows it`;
}
