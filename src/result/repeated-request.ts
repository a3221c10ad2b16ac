import type { HarField } from './report.js';

/** A request that is to be written as a command or a call. */
export interface RepeatedRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly HarField[];
  readonly postData?: {
    readonly text: string;
    /** Set where the body is no text. */
    readonly encoding?: 'base64';
  };
}

/** Header fields that the transport writes by itself. */
export function isFraming({ name }: HarField): boolean {
  return /^(accept-encoding|connection|content-length|host|keep-alive|transfer-encoding)$/i.test(name);
}
