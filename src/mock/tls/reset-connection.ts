import type { Socket } from 'node:net';
import type { Server, TLSSocket } from 'node:tls';

/** The sockets that TLS runs over. */
const carriers = new WeakMap<Socket, Socket>();

/** Remembers what the connections of a server run over, so that {@link resetConnection} reaches it. */
export function followCarriers(server: Server): void {
  const open = new Map<string, Socket>();
  server.on('connection', (socket: Socket) => {
    const key = peerOf(socket);
    open.set(key, socket);
    socket.once('close', () => open.delete(key));
  });
  server.on('secureConnection', (socket: TLSSocket) => {
    const carrier = open.get(peerOf(socket));
    if (carrier) carriers.set(socket, carrier);
  });
}

/** Closes a connection with RST; only a socket of TCP itself can. */
export function resetConnection(socket: Socket): void {
  (carriers.get(socket) ?? socket).resetAndDestroy();
}

function peerOf({ remoteAddress, remotePort }: Socket): string {
  return `${remoteAddress} ${remotePort}`;
}
