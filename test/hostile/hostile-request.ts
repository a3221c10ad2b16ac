import fc from 'fast-check';
import type { Operation } from '../../src/openapi/api.js';

/** Bytes for a socket of their own, and how they are sent. */
export interface HostileRequest {
  readonly pieces: readonly Buffer[];
  /** The last piece is sent again and again until an answer comes. */
  readonly isEndless: boolean;
}

/** What no client should send, built around the operations of a document so that much of it gets far. */
export function hostileRequests(operations: readonly Operation[]): fc.Arbitrary<HostileRequest> {
  const request = fc.record({
    operation: fc.constantFrom(...operations),
    method: rarely(undefined, fc.constantFrom(...methods)),
    target: rarely(undefined, fc.oneof(fc.constantFrom(...targets), anyText)),
    expression: fc.oneof({ weight: 3, arbitrary: fc.constantFrom('7', ...texts) }, anyText),
    query: rarely('', fc.oneof(fc.constantFrom(...queries), anyText)),
    version: rarely('HTTP/1.1', fc.constantFrom(...versions)),
    mediaType: fc.constantFrom(...mediaTypes),
    headers: rarely([], fc.array(fc.constantFrom(...headers), { maxLength: 3 })),
    body: fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...bodies) }, fc.uint8Array().map(bytes)),
    framing: rarely('exact', fc.constantFrom(...Object.keys(framings))),
    pace: rarely('whole', fc.constantFrom('halves', 'drips')),
  });
  return request.map((parts) => {
    const { operation, query, version, expression } = parts;
    const path = operation.path.replaceAll(/\{[^{}]*\}/g, () => expression.replaceAll(/\s/g, '%20'));
    const target = (parts.target ?? path) + (query === '' ? '' : `?${query}`);
    const framed = framings[parts.framing]?.(parts.body) ?? { headers: [], body: parts.body };
    const lines = [
      `${parts.method ?? operation.method} ${target} ${version}`,
      'Host: 127.0.0.1',
      'Authorization: Bearer hostile',
      `Content-Type: ${parts.mediaType}`,
      ...parts.headers,
      ...framed.headers,
    ];
    const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`, 'utf8');
    const isEndless = parts.framing === 'endless';
    return { pieces: isEndless ? [head, framed.body] : paced(head, framed.body, parts.pace), isEndless };
  });
}

function paced(head: Buffer, body: Buffer, pace: string): Buffer[] {
  const whole = Buffer.concat([head, body]);
  if (pace === 'halves') return [whole.subarray(0, whole.length >> 1), whole.subarray(whole.length >> 1)];
  if (pace === 'whole') return [whole];
  const drips = Array.from({ length: 20 }, (_, index) => whole.subarray(index, index + 1));
  return [...drips, whole.subarray(20)];
}

const bytes = (text: string | Uint8Array) => Buffer.from(text as string);
const anyText = fc.string({ unit: 'binary', maxLength: 60 });

/** Mostly as it should be: what is wrong everywhere at once gets no further than the first line. */
function rarely<Value, Odd>(usual: Value, odd: fc.Arbitrary<Odd>): fc.Arbitrary<Value | Odd> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: odd });
}

const methods = [
  'HEAD',
  'OPTIONS',
  'TRACE',
  'CONNECT',
  'get',
  'PROPFIND',
  'G\0T',
  'GET GET',
  '',
  'A'.repeat(9_000),
];

const texts = [
  '__proto__',
  'constructor',
  'toString',
  '..',
  '%2e%2e%2f%2e%2e%2fetc%2fpasswd',
  '%',
  '%zz',
  '%00',
  '%ff%fe',
  '%25',
  'a'.repeat(5_000),
  '-1',
  '1e999',
  ';a=b;c',
];

const targets = [
  '/../../../../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '//',
  '///etc//passwd',
  '*',
  '/*',
  'nothing',
  'http://other.example/path',
  'http://[::1',
  '/__proto__/constructor/prototype',
  '/%',
  '/%c0%ae%c0%ae/',
  `/${'a/'.repeat(3_000)}`,
  '/#fragment',
  '\\..\\..',
];

const queries = [
  '__proto__[x]=1&constructor[prototype][x]=1',
  `a=${'b'.repeat(10_000)}`,
  Array.from({ length: 3_000 }, (_, index) => `k${index}=1`).join('&'),
  `${'a['.repeat(2_000)}=1`,
  '&&&===&%&%zz=%',
  '__code=999&__example=__proto__&__dynamic=maybe',
  '?????',
];

const versions = ['HTTP/1.0', 'HTTP/2.0', 'HTTP/9.9', 'HTTP/1.1 more', 'HTP/1.1', ''];

const mediaTypes = [
  'application/json',
  'application/json; charset=utf-7',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=b',
  `multipart/form-data; boundary=${'b'.repeat(500)}`,
  'application/xml',
  'text/plain; charset="',
  '/',
  `application/${'a'.repeat(5_000)}`,
];

const headers = [
  'Prefer: code=__proto__, example=constructor, dynamic=maybe, seed=',
  'Prefer: code=-1',
  'Prefer: dynamic=true, seed=9999999999999999999',
  `Accept: ${'a/b;q=0.1,'.repeat(900)}`,
  'Accept: */*;q=NaN',
  'Cookie: __proto__=1; a; =b; c=%zz',
  'Expect: 100-continue',
  'Expect: the-worst',
  'Upgrade: websocket\r\nConnection: Upgrade',
  'Content-Encoding: gzip',
  'Content-Encoding: br, br, br, unknown',
  'Range: bytes=0-0,-1,99999999-',
  'Origin: null\r\nAccess-Control-Request-Method: \u0001',
  'Folded: one\r\n two',
  'No-Colon',
  ': no name',
  'Nul: a\0b',
  `Long: ${'x'.repeat(20_000)}`,
  'Host: another',
  'Authorization: Basic %%%',
  'Idempotency-Key: __proto__',
  'If-Match: *',
];

const entities = Array.from({ length: 12 }, (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`).join(
  '',
);

const bodies = [
  '',
  'null',
  '{"__proto__": {"x": 1}, "constructor": {"prototype": {"x": 1}}}',
  '['.repeat(20_000),
  `${'{"a":'.repeat(20_000)}1${'}'.repeat(20_000)}`,
  '{"cut": "of',
  `"${'x'.repeat(60_000)}"`,
  `{"n": 1e400, "m": -0, "big": ${'9'.repeat(400)}}`,
  '{"a": 1, "a": 2}',
  '"\\ud800"',
  '\u0000\u0001\u0002',
  '__proto__[x]=1&a[b][c][d]=1&constructor.prototype=1',
  `${'a['.repeat(5_000)}=1`,
  '--b\r\nContent-Disposition: form-data; name="__proto__"\r\n\r\nx\r\n--b--',
  '--b\r\n--b\r\n\r\n--b',
  `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e0 "x">${entities}]><x>&e12;</x>`,
  '<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><x>&f;</x>',
  `${'<a>'.repeat(5_000)}`,
].map(bytes);

interface Framed {
  readonly headers: readonly string[];
  readonly body: Buffer;
}

const chunk = (body: Buffer) =>
  Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n')]);

const framings: Readonly<Record<string, (body: Buffer) => Framed>> = {
  exact: (body) => ({ headers: [`Content-Length: ${body.length}`], body }),
  whole: (body) => ({ headers: [`Content-Length: ${body.length}`, 'Connection: close'], body }),
  none: (body) => ({ headers: [], body }),
  tooLong: (body) => ({ headers: [`Content-Length: ${body.length + 10}`], body }),
  tooShort: (body) => ({ headers: [`Content-Length: ${Math.max(0, body.length - 5)}`], body }),
  negative: (body) => ({ headers: ['Content-Length: -1'], body }),
  beyondAll: (body) => ({ headers: [`Content-Length: ${'9'.repeat(30)}`], body }),
  twoLengths: (body) => ({ headers: ['Content-Length: 1', 'Content-Length: 2'], body }),
  chunked: (body) => ({
    headers: ['Transfer-Encoding: chunked'],
    body: Buffer.concat([body.length > 0 ? chunk(body) : Buffer.alloc(0), Buffer.from('0\r\n\r\n')]),
  }),
  chunkedCut: (body) => ({ headers: ['Transfer-Encoding: chunked'], body: chunk(body) }),
  chunkedBad: (body) => ({
    headers: ['Transfer-Encoding: chunked'],
    body: Buffer.concat([Buffer.from('xyz\r\n'), body]),
  }),
  smuggled: (body) => ({
    headers: [`Content-Length: ${body.length}`, 'Transfer-Encoding: chunked'],
    body: chunk(body),
  }),
  unknownCoding: (body) => ({ headers: ['Transfer-Encoding: gzip, chunked'], body: chunk(body) }),
  endless: () => ({ headers: ['Transfer-Encoding: chunked'], body: chunk(Buffer.alloc(16_384, 'x')) }),
};
