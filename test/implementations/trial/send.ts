import { type IncomingHttpHeaders, request } from 'node:http';

export interface Sent {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** What came back; `status` 0 when nothing did, `complete` false when the answer stopped early. */
export interface Received {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly complete: boolean;
}

/** Milliseconds until nothing more is expected. */
const PATIENCE = 1_500;

/** One exchange on a connection of its own; never rejects. */
export function send({ method, url, headers, body }: Sent): Promise<Received> {
  return new Promise((resolve) => {
    const nothing: Received = { status: 0, headers: {}, text: '', complete: false };
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
            complete: incoming.complete,
          });
        incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
        incoming.on('error', done);
        incoming.on('end', done);
      },
    );
    outgoing.setTimeout(PATIENCE, () => outgoing.destroy());
    outgoing.on('error', () => resolve(nothing));
    outgoing.end(body);
  });
}
