import type { DeliveryFailure } from './message.js';

/** Whether an error comes from reading HTTP, not from the connection. */
export function isAboutHttp({ code = '' }: NodeJS.ErrnoException): boolean {
  return code.startsWith('HPE_');
}

/** What an error says of a request without a whole answer; `begun` where bytes of the answer had come. */
export function deliveryFailure(
  error: NodeJS.ErrnoException,
  begun: boolean,
): { readonly failure: DeliveryFailure; readonly message: string } {
  const code = error.code ?? '';
  if (isAboutHttp(error))
    return { failure: 'malformed', message: `the answer is not HTTP: ${error.message}` };
  // Several addresses tried in vain give an error without a message of its own.
  const message = error.message || code;
  if (untrusted.test(code)) return { failure: 'untrusted', message };
  if (begun) return { failure: 'truncated', message: 'the connection closed in the middle of the answer' };
  if (unreachable.has(code) || /TLS|SSL/.test(code)) return { failure: 'unreachable', message };
  return { failure: 'dropped', message: 'the connection was closed without an answer' };
}

const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY/;

const unreachable = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'EAI_AGAIN',
  'EADDRNOTAVAIL',
  'ETIMEDOUT',
  'EPROTO',
]);
