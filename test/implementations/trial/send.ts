import { isUtf8 } from 'node:buffer';
import { type IncomingHttpHeaders, request } from 'node:http';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What came back; `status` 0 when nothing did, `complete` false when it stopped early, `overlong` when it went on past its end. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  /** Whether the bytes of the body are UTF-8 (RFC 3629). */
  readonly isUtf8: boolean;
  readonly complete: boolean;
  readonly overlong: boolean;
}

/** Milliseconds until nothing more is expected. */
const PATIENCE = 1_500;

/** One exchange on a connection of its own; never rejects. */
export function send({ method, url, headers, body }: Sent): Promise<Received> {
  return new Promise((resolve) => {
    const nothing: Received = {
      status: 0,
      headers: {},
      text: '',
      isUtf8: true,
      complete: false,
      overlong: false,
    };
    let settle = () => resolve(nothing);
    const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
    const outgoing = request(
      url,
      { method, agent: false, headers: { ...headers, ...length } },
      (incoming) => {
        const chunks: Buffer[] = [];
        const done = () =>
          resolve({
            status: incoming.statusCode ?? 0,
            headers: incoming.headers,
            text: Buffer.concat(chunks).toString('utf8'),
            isUtf8: isUtf8(Buffer.concat(chunks)),
            complete: incoming.complete,
            overlong: bodyLength(raw) > Number(incoming.headers['content-length'] ?? Infinity),
          });
        settle = done;
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', done);
        incoming.on('end', done);
      },
    );
    const raw: Buffer[] = [];
    outgoing.on('socket', (socket) => socket.prependListener('data', (chunk: Buffer) => raw.push(chunk)));
    outgoing.setTimeout(PATIENCE, () => outgoing.destroy());
    // What goes on past its end is an error of the connection, after the answer.
    outgoing.on('error', () => settle());
    outgoing.end(body);
  });
}

function bodyLength(raw: readonly Buffer[]): number {
  const bytes = Buffer.concat(raw);
  return bytes.length - (bytes.indexOf('\r\n\r\n') + 4);
}
