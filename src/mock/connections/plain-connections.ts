import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import { PlainConnection, type PlainService } from './plain-connection.js';

/** How often it is looked at who has been silent, in milliseconds. */
const lookInterval = 1_000;

/**
 * Takes over the new connections of a server of http or https and answers plain requests on them without `node:http`, which costs half of a
 * simple answer. A connection on which anything else comes goes to `node:http` for good, with all that was not answered yet.
 */
export class PlainConnections {
  readonly #open = new Set<PlainConnection>();
  readonly #timer: NodeJS.Timeout;

  /** `event` is the one with which the server tells of a connection that speaks HTTP. */
  constructor(server: Server, event: 'connection' | 'secureConnection', service: PlainService) {
    const listeners = server.listeners(event) as ((socket: Socket) => void)[];
    const serveOtherwise = (socket: Socket): void => {
      for (const listener of listeners) listener.call(server, socket);
    };
    server.removeAllListeners(event);
    server.on(event, (socket: Socket) => {
      const connection = new PlainConnection(socket, service, serveOtherwise, () => {
        this.#open.delete(connection);
      });
      this.#open.add(connection);
    });
    this.#timer = setInterval(() => {
      for (const connection of this.#open) connection.look();
    }, lookInterval).unref();
  }

  /** Closes each connection once nothing is under way on it. */
  close(): void {
    clearInterval(this.#timer);
    for (const connection of this.#open) connection.close();
  }

  /** Closes every connection at once. */
  destroy(): void {
    for (const connection of this.#open) connection.destroy();
  }
}
