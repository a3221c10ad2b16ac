import { connect } from 'node:net';
import type { HostileRequest } from './hostile-request.js';

/** What came back: the status of the first answer, `closed` where there was none, `hang` where nothing happened in time. */
export type Outcome = number | 'closed' | 'hang';

/** Sends a request on a connection of its own, then says that nothing more will come. */
export function sendHostile(port: number, request: HostileRequest, patience = 20_000): Promise<Outcome> {
  return new Promise((resolve) => {
    let answer = '';
    let isDone = false;
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true });
    const timer = setTimeout(() => done('hang'), patience);
    const status = (): Outcome => {
      // What comes before the final answer is none (RFC 9110 §15.2).
      const line = /HTTP\/1\.1 ([2-5]\d\d)/.exec(answer);
      return line ? Number(line[1]) : 'closed';
    };
    function done(outcome: Outcome): void {
      isDone = true;
      clearTimeout(timer);
      socket.destroy();
      resolve(outcome);
    }
    socket.on('error', () => done(status()));
    socket.on('close', () => done(status()));
    socket.on('end', () => done(status()));
    socket.on('data', (data) => {
      if (answer.length < 65_536) answer += data.toString('latin1');
      if (request.isEndless && status() !== 'closed') done(status());
    });
    socket.on('connect', () => void write());

    async function write(): Promise<void> {
      const { pieces, isEndless } = request;
      for (const piece of pieces) await put(piece);
      while (isEndless && !isDone) await put(pieces.at(-1) as Buffer);
      if (!isDone) socket.end();
    }

    function put(piece: Buffer): Promise<void> {
      return new Promise((written) => {
        if (isDone) return written();
        socket.write(piece, () => setImmediate(written));
      });
    }
  });
}

/** Sends all of them, some at a time, and counts what came of them; what should not have come is named. */
export async function sendAll(
  port: number,
  requests: readonly HostileRequest[],
  width = 16,
): Promise<{ readonly counts: ReadonlyMap<Outcome, number>; readonly failures: readonly string[] }> {
  const counts = new Map<Outcome, number>();
  const failures: string[] = [];
  const queue = requests.values();
  async function work(): Promise<void> {
    for (const request of queue) {
      const outcome = await sendHostile(port, request);
      counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
      if (outcome === 'hang' || (typeof outcome === 'number' && outcome >= 500)) {
        failures.push(
          `${outcome}: ${JSON.stringify(Buffer.concat(request.pieces).toString('latin1').slice(0, 500))}`,
        );
      }
    }
  }
  await Promise.all(Array.from({ length: width }, work));
  return { counts, failures };
}
