import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** Sends a request as soon as anything listens on the port, and resolves with the status of the answer. */
export async function untilAnswered(port: number, request: string): Promise<number> {
  for (;;) {
    const status = await ask(port, request);
    if (status !== undefined) return status;
    await wait(2);
  }
}

/** `undefined` where nothing listens. */
function ask(port: number, request: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request));
    socket.once('error', () => resolve(undefined));
    socket.once('data', (data) => {
      socket.destroy();
      resolve(Number(data.toString('latin1', 9, 12)));
    });
  });
}
