/** Header fields in the order sent, names as written; repeats stay repeats. */
export type HeaderList = readonly (readonly [name: string, value: string])[];

/** A request as it goes over the wire, less `Host` and framing, which the transport adds. */
export interface WireRequest {
  readonly method: string;
  /** Origin-form target (RFC 9112 §3.2.1): absolute path and query, percent-encoded. */
  readonly target: string;
  readonly headers: HeaderList;
  readonly body?: Buffer;
}

/** A response; the body is decoded from any content coding. */
export interface WireResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: HeaderList;
  readonly body: Buffer;
  /** Why the body could not be decoded from its content coding: it is then as it came. */
  readonly codingProblem?: string;
  /** How many bytes came after the end that the header announced. */
  readonly excess?: number;
  /** The body is only the beginning: of a stream whole items, whose end was not waited for. */
  readonly isCut?: true;
}

/** Why no whole response came. */
export type DeliveryFailure = 'unreachable' | 'untrusted' | 'timeout' | 'dropped' | 'truncated' | 'malformed';

/** What became of a request. */
export type Delivery =
  | {
      readonly ok: true;
      readonly response: WireResponse;
      readonly milliseconds: number;
      /** Milliseconds until the head of the answer was there, where that was measured. */
      readonly waited?: number;
    }
  | {
      readonly ok: false;
      readonly failure: DeliveryFailure;
      readonly message: string;
      /** What had come before the connection broke. */
      readonly partial?: WireResponse;
      readonly milliseconds: number;
      readonly waited?: number;
    };

/** The first value of a header, its name in any case. */
export function headerValue(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  for (const [key, value] of headers) if (isName(key, wanted)) return value;
  return undefined;
}

/** All values of a header in one, joined as RFC 9110 §5.2 allows. */
export function combinedHeader(headers: HeaderList, name: string): string | undefined {
  const wanted = name.toLowerCase();
  let combined: string | undefined;
  for (const [key, value] of headers) {
    if (isName(key, wanted)) combined = combined === undefined ? value : `${combined}, ${value}`;
  }
  return combined;
}

/** Asked for every field of every message, so most are told apart by their length. */
function isName(key: string, wanted: string): boolean {
  return key.length === wanted.length && (key === wanted || key.toLowerCase() === wanted);
}

/** Whether a text travels unchanged as a field value (RFC 9110 §5.5): visible ASCII with single lines and no outer space. */
export function isFieldValue(text: string): boolean {
  return /^([!-~]([ -~]*[!-~])?)?$/.test(text);
}
