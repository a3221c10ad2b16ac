import type { HeaderList } from '../http/message.js';

/** A request for a mock without a socket: the target in any form of RFC 9112 §3.2, the body whole unless it is over the limit. */
export interface IncomingRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: HeaderList;
  readonly body: Buffer | 'too large';
}
