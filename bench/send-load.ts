import { connect, type Socket } from 'node:net';

/** What came of the requests of one load. */
export interface Loaded {
  readonly seconds: number;
  /** Of each answer, in milliseconds, ascending. */
  readonly latencies: readonly number[];
  /** The commonest status. */
  readonly status: number;
  /** Answers of other statuses, which there should be none of. */
  readonly strays: number;
}

/** Kept connections to a server, on each of which one request goes after the other. */
export class Connections {
  readonly #all: readonly Connection[];

  private constructor(all: readonly Connection[]) {
    this.#all = all;
  }

  static async open(port: number, count: number): Promise<Connections> {
    return new Connections(await Promise.all(Array.from({ length: count }, () => Connection.open(port))));
  }

  /** Sends so many requests, the n-th as `request` writes it, and waits for every answer. */
  async send(request: (index: number) => string, count: number): Promise<Loaded> {
    const latencies: number[] = [];
    const statuses = new Map<number, number>();
    let sent = 0;
    const started = performance.now();
    const work = this.#all.map(async (connection) => {
      while (sent < count) {
        const began = performance.now();
        const status = await connection.ask(request(sent++));
        latencies.push(performance.now() - began);
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
      }
    });
    await Promise.all(work);
    const [status, times] = [...statuses].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
    return {
      seconds: (performance.now() - started) / 1000,
      latencies: latencies.sort((a, b) => a - b),
      status,
      strays: count - times,
    };
  }

  close(): void {
    for (const connection of this.#all) connection.close();
  }
}

class Connection {
  readonly #socket: Socket;
  #received = '';
  #settle: { resolve(status: number): void; reject(error: Error): void } | undefined;

  private constructor(socket: Socket) {
    this.#socket = socket;
    socket.setNoDelay(true);
    socket.setEncoding('latin1');
    socket.on('error', (error) => this.#settle?.reject(error));
    socket.on('close', () => this.#settle?.reject(new Error('The connection was closed without an answer.')));
    socket.on('data', (text) => this.#take(String(text)));
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => resolve(new Connection(socket)));
      socket.once('error', reject);
    });
  }

  /** The status of the answer, once all of it is there. */
  ask(request: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#settle = { resolve, reject };
      this.#socket.write(request);
    });
  }

  close(): void {
    this.#settle = undefined;
    this.#socket.end();
  }

  /** An answer ends where its Content-Length says. */
  #take(text: string): void {
    this.#received += text;
    const end = this.#received.indexOf('\r\n\r\n');
    if (end === -1) return;
    const length = Number(/\r\ncontent-length: *(\d+)/i.exec(this.#received)?.[1] ?? 0);
    if (this.#received.length < end + 4 + length) return;
    const status = Number(this.#received.slice(9, 12));
    this.#received = '';
    this.#settle?.resolve(status);
  }
}
