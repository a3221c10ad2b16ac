import type { Finding } from '../../result/report.js';
import type { MarkedPart } from './http-message.js';

/** Which message of an exchange a finding points into, and where. */
export interface FindingMark {
  readonly request?: MarkedPart;
  readonly response?: MarkedPart;
}

/** Follows `location` and `pointer` of a finding. */
export function markOf({ location, pointer, exchange }: Finding): FindingMark {
  const [message = '', part = ''] = location.split(' ');
  if (message === 'response') return { response: { part: partOf(part), pointer } };
  if (message === 'request') return { request: { part: partOf(part), pointer: headerOf(part, pointer) } };
  if (message === 'credential') {
    const field = exchange.request.headers.find(({ name, value }) => holdsCredential(name, value));
    return {
      request: field ? { part: 'header', pointer: `/${field.name}` } : { part: 'start', pointer: '' },
    };
  }
  return {};
}

function partOf(part: string): MarkedPart['part'] {
  if (part === 'body') return 'body';
  return part === 'header' || part === 'cookie' ? 'header' : 'start';
}

/** All cookies stand in one header. */
function headerOf(part: string, pointer: string): string {
  return part === 'cookie' ? '/Cookie' : pointer;
}

/** Secrets are written `$NAME`. */
function holdsCredential(name: string, value: string): boolean {
  return /^(proxy-)?authorization$/i.test(name) || /\$(\{\w+|[A-Z_]\w*)/.test(value);
}
