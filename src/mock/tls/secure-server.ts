import type { RequestListener } from 'node:http';
import { createServer, type Server, type ServerOptions } from 'node:https';
import { followCarriers } from './reset-connection.js';

/** A server of https whose connections can be reset. */
export function createSecureServer(options: ServerOptions, handle: RequestListener): Server {
  const server = createServer(options, handle);
  followCarriers(server);
  return server;
}
