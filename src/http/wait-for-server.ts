import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

const pause = 100;

/** Waits until something takes connections at the URL's host and port, `milliseconds` at most; says whether it did. */
export async function waitForServer(url: URL, milliseconds: number): Promise<boolean> {
  const port = Number(url.port || (url.protocol === 'https:' ? 443 : 80));
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const end = Date.now() + milliseconds;
  for (;;) {
    if (await takesConnections(host, port)) return true;
    if (Date.now() >= end) return false;
    await sleep(pause);
  }
}

async function takesConnections(host: string, port: number): Promise<boolean> {
  const socket = connect({ host, port, timeout: 1_000 });
  socket.once('timeout', () => socket.destroy(new Error('no answer')));
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
