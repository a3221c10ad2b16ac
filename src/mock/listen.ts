import type { Server } from 'node:http';
import { UsageError } from '../diagnostics/usage-error.js';

/** Starts listening. Throws {@link UsageError} where the port or the host cannot be had. */
export function listen(
  server: Server,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (error: { code?: string; message?: string }) => reject(cannotListen(error, port, host));
    server.once('error', fail);
    try {
      server.listen(port, host, () => {
        server.off('error', fail);
        resolve();
      });
    } catch (error) {
      fail(error as { code?: string });
    }
  });
}

function cannotListen(error: { code?: string; message?: string }, port: number, host: string): unknown {
  switch (error.code) {
    case 'EADDRINUSE':
      return new UsageError(`Port ${port} is in use; choose another with --port, or 0 for a free one.`);
    case 'EACCES':
      return new UsageError(
        `Port ${port} may not be listened on without more rights; choose one above 1023 with --port.`,
      );
    case 'ERR_SOCKET_BAD_PORT':
      return new UsageError(`${port} is no port; choose one from 0 to 65535 with --port.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`${host} is no address of this machine; use --host 127.0.0.1.`);
    default:
      return error;
  }
}
