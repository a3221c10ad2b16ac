import type { Duplex } from 'node:stream';
import type { HeaderList } from '../http/message.js';
import { type Problem, problemAnswer } from './problem.js';

const refusals: Readonly<Record<string, { readonly status: number; readonly detail: string }>> = {
  HPE_HEADER_OVERFLOW: { status: 431, detail: 'The head of the request is over the limit of 16 KiB.' },
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, detail: 'The request did not arrive in time.' },
};

/** Answers what is no HTTP request, or one that never ended, and closes the connection. */
export function refuseConnection(
  socket: Duplex,
  error: { readonly code?: string; readonly message?: string },
  headers: HeaderList,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const known = refusals[error.code ?? ''];
  const said = (error.message ?? '').replace(/^Parse Error: /, '');
  refuseRaw(
    socket,
    known?.status ?? 400,
    { detail: known?.detail ?? `This is not a request of HTTP/1.1: ${said}.` },
    headers,
  );
}

/** How long a connection that was refused may stay open on the other side, in milliseconds. */
const lingerTime = 5_000;

/** Writes problem details to a bare socket and closes it. */
export function refuseRaw(socket: Duplex, status: number, problem: Problem, headers: HeaderList): void {
  const answer = problemAnswer(status, problem, headers);
  const title = (JSON.parse(answer.body.toString('utf8')) as { title: string }).title;
  const fields = [
    ...answer.headers,
    ['Content-Length', String(answer.body.length)] as const,
    ['Connection', 'close'] as const,
  ];
  const head = fields.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.on('error', () => socket.destroy());
  // Nobody else reads this socket any more: unread, it would never see the other side close.
  socket.resume();
  const timer = setTimeout(() => socket.destroy(), lingerTime);
  socket.once('close', () => clearTimeout(timer));
  socket.end(
    Buffer.concat([Buffer.from(`HTTP/1.1 ${status} ${title}\r\n${head}\r\n`, 'latin1'), answer.body]),
  );
}
