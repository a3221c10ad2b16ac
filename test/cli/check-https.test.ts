import { mkdtempSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const certificate = at('../http/certificates/certificate.pem');
const folder = mkdtempSync(join(tmpdir(), 'tally-https-'));
const secret = 'tally-secret-value';

/** A server that signed its own certificate and answers what was sent to it, with 200 to everything. */
let server: Server;
beforeAll(async () => {
  const key = readFileSync(at('../http/certificates/key.pem'));
  server = createServer({ key, cert: readFileSync(certificate) }, (request, response) => {
    request.resume();
    response.writeHead(200, {
      'Content-Type': 'application/json',
      'X-Echo': String(request.headers['x-trace']),
    });
    response.end(JSON.stringify({ id: [request.headers['x-trace'], request.url] }));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const check = (...options: string[]) => {
  const url = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return runTally(['check', 'sendgrid', '--no-contract', '--url', url, '--max-cases', '3', ...options]);
};

describe('tally check against a server that signed its own certificate', () => {
  test('says what to give, and exits 2', async () => {
    const { exitCode, err } = await check();
    expect(exitCode).toBe(2);
    expect(err).toMatch(/certificate of 127\.0\.0\.1:\d+ is not trusted.*--cacert FILE.*--insecure/);
  });

  test.each([
    ['trusts what --cacert names', ['--cacert', certificate]],
    ['trusts any with --insecure', ['--insecure']],
  ])('%s', async (_what, options) => {
    const { exitCode, out } = await check(...options);
    expect(exitCode).toBe(1);
    expect(out).toContain('response-body-schema');
  });
});

describe('what was given with -H', () => {
  test.each(['.json', '.xml', '.sarif', '.har'])(
    'stands in no %s report, even where the server gives it back',
    async (extension) => {
      const file = join(folder, `report${extension}`);
      const { out } = await check('--insecure', '-H', `X-Trace: ${secret}`, '--report', file);
      expect(out).not.toContain(secret);
      expect(readFileSync(file, 'utf8')).not.toContain(secret);
    },
  );
});
