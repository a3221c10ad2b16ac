/** Which way a body travels: `readOnly` is not asked of requests, `writeOnly` not of responses. */
export type Direction = 'request' | 'response';
