import type { ReceivedHeaders } from '../http/received-headers.js';

/** A request as it came: the target in any form of RFC 9112 §3.2, the body whole unless it is over the limit. */
export interface ReceivedRequest {
  readonly method: string;
  readonly target: string;
  readonly headers: ReceivedHeaders;
  readonly body: Buffer | 'too large';
}
