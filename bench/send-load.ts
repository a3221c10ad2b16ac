import { connect } from 'node:net';

/** One request as bytes, and how many octets its answer's head and body may take to read. */
export interface Load {
  readonly port: number;
  /** The n-th request, as it goes over the wire. */
  readonly request: (index: number) => string;
  readonly count: number;
  readonly connections: number;
}

export interface Loaded {
  readonly seconds: number;
  /** Of each answer, in milliseconds, ascending. */
  readonly latencies: readonly number[];
  /** Statuses other than the first one seen, which there should be none of. */
  readonly strays: number;
  readonly status: number;
}

/** Sends requests over kept connections, one after another on each, and waits for every answer by its Content-Length. */
export async function sendLoad(load: Load): Promise<Loaded> {
  const latencies: number[] = [];
  const statuses = new Map<number, number>();
  let sent = 0;
  const started = performance.now();
  const work = Array.from({ length: load.connections }, () => runConnection());
  await Promise.all(work);
  const [first = [0, 0]] = [...statuses].sort((a, b) => b[1] - a[1]);
  return {
    seconds: (performance.now() - started) / 1000,
    latencies: latencies.sort((a, b) => a - b),
    status: first[0],
    strays: load.count - first[1],
  };

  function runConnection(): Promise<void> {
    return new Promise((resolve, reject) => {
      const socket = connect(load.port, '127.0.0.1');
      let buffered = '';
      let began = 0;
      const next = (): void => {
        if (sent >= load.count) {
          socket.end();
          resolve();
          return;
        }
        began = performance.now();
        socket.write(load.request(sent++));
      };
      socket.setNoDelay(true);
      socket.setEncoding('latin1');
      socket.on('error', reject);
      socket.on('connect', next);
      socket.on('data', (text: string) => {
        buffered += text;
        const end = buffered.indexOf('\r\n\r\n');
        if (end === -1) return;
        const length = Number(/\r\ncontent-length: *(\d+)/i.exec(buffered)?.[1] ?? 0);
        if (buffered.length < end + 4 + length) return;
        const status = Number(buffered.slice(9, 12));
        statuses.set(status, (statuses.get(status) ?? 0) + 1);
        latencies.push(performance.now() - began);
        buffered = '';
        next();
      });
    });
  }
}
