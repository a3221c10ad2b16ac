import { createServer, type Server, type Socket } from 'node:net';

/** A server that answers each request with bytes of its own; what came in is kept. */
export interface RawServer {
  readonly url: URL;
  /** The text of every request so far, heads and bodies. */
  readonly received: string[];
  readonly connections: number;
  close(): Promise<void>;
}

/** Calls `answer` once a whole request came (by Content-Length), with its number from 0. */
export async function serveRaw(
  answer: (socket: Socket, request: string, count: number) => void,
): Promise<RawServer> {
  const received: string[] = [];
  const sockets = new Set<Socket>();
  let connections = 0;
  const server: Server = createServer((socket) => {
    connections++;
    sockets.add(socket);
    let text = '';
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const headEnd = text.indexOf('\r\n\r\n');
      if (headEnd === -1) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < headEnd + 4 + length) return;
      const request = text;
      text = '';
      received.push(request);
      answer(socket, request, received.length - 1);
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    received,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((closed) => {
        for (const socket of sockets) socket.destroy();
        server.close(() => closed());
      }),
  };
}
