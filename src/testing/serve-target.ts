import { createServer, type Server } from 'node:http';
import { UsageError } from '../diagnostics/usage-error.js';
import { handleWithFetch } from './handle-with-fetch.js';
import type { FetchFunction, NodeHandler, Target } from './target.js';

export interface ServedTarget {
  readonly url: URL;
  /** Ends what was begun here, and nothing else. */
  close(): Promise<void>;
}

/** Brings a target onto a loopback port of its own, unless it has an address already. */
export async function serveTarget(target: Target): Promise<ServedTarget> {
  if (typeof target === 'string') return atAddress(target);
  if (typeof target === 'function') {
    if (target.length === 0) return serveTarget(await (target as () => Target | Promise<Target>)());
    return target.length === 1
      ? serveHandler(handleWithFetch(target as FetchFunction))
      : serveHandler(target as NodeHandler);
  }
  if (target === null || typeof target !== 'object') throw noTarget();
  if ('href' in target) return atAddress(target.href);
  if ('fetch' in target) return serveHandler(handleWithFetch((request) => target.fetch(request)));
  if ('callback' in target) return serveHandler(target.callback());
  if ('ready' in target) {
    await target.ready();
    return serveServer(target.server);
  }
  if (typeof target.listen === 'function') return serveServer(target);
  throw noTarget();
}

function noTarget(): UsageError {
  return new UsageError(
    'The target is neither a URL, a Node server or handler, nor a function in the shape of fetch.',
  );
}

function atAddress(address: string): ServedTarget {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) {
    throw new UsageError(`${address} is no http or https URL.`);
  }
  return { url: new URL(address), close: async () => {} };
}

function serveHandler(handler: NodeHandler): Promise<ServedTarget> {
  const server = createServer(async (request, response) => {
    try {
      await handler(request, response);
    } catch (error) {
      // In a process of its own the server would be gone; here the answer says why.
      if (response.headersSent) return response.destroy();
      response.writeHead(500, { 'Content-Type': 'text/plain' }).end(stackOf(error));
    }
  });
  return serveServer(server);
}

function stackOf(error: unknown): string {
  return String((error as { stack?: unknown } | undefined)?.stack ?? error);
}

async function serveServer(server: Server): Promise<ServedTarget> {
  if (server.listening) return { url: addressOf(server), close: async () => {} };
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
  return {
    url: addressOf(server),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function addressOf(server: Server): URL {
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new UsageError('The server listens on a pipe; let it listen on a port, or on nothing yet.');
  }
  const { address: host, family, port } = address;
  if (host === '::' || host === '0.0.0.0') return new URL(`http://localhost:${port}`);
  return new URL(`http://${family === 'IPv6' ? `[${host}]` : host}:${port}`);
}
