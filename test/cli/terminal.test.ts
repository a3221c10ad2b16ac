import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';

const server = createServer((_, response) => {
  setTimeout(() => response.setHeader('Content-Type', 'application/json').end('"Rex"'), 250);
});
const path = join(mkdtempSync(join(tmpdir(), 'tally-terminal-')), 'api.yaml');
writeFileSync(
  path,
  `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pet:
    get:
      operationId: getPet
      responses:
        '200': { description: It, content: { application/json: { schema: { type: string } } } }
`,
);

beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(() => {
  server.close();
});

/** All that the command writes to a terminal of its own, which util-linux makes. */
async function onTerminal(env: Readonly<Record<string, string>>): Promise<string> {
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const command = `stty cols 70; '${process.execPath}' '${resolve('dist/cli/bin.js')}' check '${path}' --url ${url}`;
  const { CI, NO_COLOR, FORCE_COLOR, ...inherited } = process.env;
  const child = spawn('script', ['-qec', command, '/dev/null'], {
    env: { ...inherited, TERM: 'xterm', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let written = '';
  child.stdout.on('data', (chunk) => {
    written += String(chunk);
  });
  expect(await once(child, 'close')).toEqual([0, null]);
  return written;
}

const erase = '\r\u001b[2K';
const makesTerminals = /util-linux/.test(
  spawnSync('script', ['--version'], { encoding: 'utf8' }).stdout ?? '',
);
const title = makesTerminals
  ? 'a terminal shows how far a check is, then the matrix in colours; one of a CI job keeps no line of it'
  : 'terminals are not tried: there is no script of util-linux here';

(makesTerminals ? test : test.skip)(title, async () => {
  const shown = (await onTerminal({})).split(erase);
  expect(shown.length).toBeGreaterThan(2);
  expect(shown.at(-2)).toContain('getPet');
  for (const line of shown.slice(1, -1)) {
    expect(line).toMatch(
      /^\d\.\d s {2}(asking 127\.0\.0\.1:\d+|0 of 1 operations, 0 of 1 cells, \d requests: getPet)$/,
    );
  }
  expect(shown.at(-1)).toMatch(/^\S+api\.yaml against http/);
  expect(shown.at(-1)).toContain(
    '\u001b[1moperation\u001b[22m  \u001b[1m200\u001b[22m\r\nGET /pet   \u001b[32m✓\u001b[39m\r\n\u001b[32m✓\u001b[39m conforms\r\n',
  );
  const kept = await onTerminal({ CI: 'true', NO_COLOR: '1' });
  expect(kept).not.toContain('\u001b');
  expect(kept).toContain('\r\nGET /pet   ✓\r\n✓ conforms\r\n');
});
