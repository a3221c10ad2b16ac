import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { HeaderList, WireRequest } from './message.js';

/** Receives requests on a free port of 127.0.0.1. */
export interface Listener {
  /** Scheme, host and port. */
  readonly origin: string;
  /** What came, in order. */
  readonly received: readonly WireRequest[];
  /** Resolves with whether `isEnough` held for what came within so many milliseconds. */
  wait(isEnough: (received: readonly WireRequest[]) => boolean, milliseconds: number): Promise<boolean>;
  close(): void;
}

/** Listens, and answers every request with the status that `answer` gives and no body; bodies are kept up to a megabyte. */
export async function openListener(answer: (request: WireRequest) => number): Promise<Listener> {
  const received: WireRequest[] = [];
  let look = (): void => undefined;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on('error', () => undefined);
    request.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= longestBody) chunks.push(chunk);
    });
    request.on('end', () => {
      const headers: HeaderList = Object.entries(request.headersDistinct).flatMap(([name, values]) =>
        (values ?? []).map((value) => [name, value] as const),
      );
      const body = Buffer.concat(chunks);
      const { method = '', url: target = '' } = request;
      const one: WireRequest = { method, target, headers, ...(body.length > 0 ? { body } : {}) };
      received.push(one);
      response.writeHead(answer(one), { Connection: 'close' }).end(() => look());
    });
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    wait: (isEnough, milliseconds) =>
      new Promise((resolve) => {
        const timer = setTimeout(() => resolve(isEnough(received)), milliseconds);
        look = () => {
          if (!isEnough(received)) return;
          clearTimeout(timer);
          resolve(true);
        };
        look();
      }),
    close() {
      server.close();
      // A caller is given the time to read its answer.
      setTimeout(() => server.closeAllConnections(), 1_000).unref();
    },
  };
}

const longestBody = 1024 * 1024;
