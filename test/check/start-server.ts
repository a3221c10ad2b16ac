import { afterEach } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import type { CheckOptions } from '../../src/check/options.js';
import type { Report } from '../../src/result/report.js';
import { apiOf } from '../openapi/load-text.js';
import { type Handler, secret, serve, type ThingServer, thingDocument } from './thing-server.js';

const running: ThingServer[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((server) => server.close()));
});

/** Serves a handler until the test ends. */
export async function start(handler: Handler): Promise<ThingServer> {
  const server = await serve(handler);
  running.push(server);
  return server;
}

/** What a check of things is told. */
export const given = {
  spec: 'things.yaml',
  credentials: new Map([['key', secret]]),
  parameters: new Map([['thingId', 'known']]),
  timeout: 2_000,
  runId: 'run',
};

/** Checks a server of things by its document, or by another text. */
export function checkThings(
  server: ThingServer,
  options: Partial<CheckOptions> = {},
  text = thingDocument,
): Promise<Report> {
  return checkApi(apiOf(text), { ...given, url: server.url, ...options });
}
