import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-references-'));
const elsewhere = join(folder, 'elsewhere');
mkdirSync(join(folder, 'api'));
mkdirSync(elsewhere);
writeFileSync(join(elsewhere, 'name.yaml'), 'type: string\nminLength: 1\nmaxLength: 9\n');

function documentWith(ref: string): string {
  const path = join(folder, 'api', 'openapi.yaml');
  writeFileSync(
    path,
    [
      'openapi: 3.1.0',
      "info: { title: t, version: '1' }",
      'servers: [{ url: https://api.example.com }]',
      'paths:',
      '  /a:',
      '    get:',
      '      responses:',
      "        '200':",
      '          description: d',
      `          content: { application/json: { schema: { $ref: '${ref}' } } }`,
    ].join('\n'),
  );
  return path;
}

const codes = async (argv: readonly string[]) => {
  const { out } = await runTally(['lint', ...argv, '--format', 'json']);
  return (JSON.parse(out) as { code: string }[]).map(({ code }) => code);
};

describe('references beyond the folder of the document', () => {
  test('to files are refused, unless their folder is allowed', async () => {
    const path = documentWith('../elsewhere/name.yaml');
    expect(await codes([path])).toContain('ref-outside-folder');
    expect(await codes([path, '--allow-refs', elsewhere])).toEqual([]);
  });

  describe('to the network', () => {
    const server = createServer(
      (_request, response) => void response.end('type: string\nminLength: 1\nmaxLength: 9\n'),
    );
    let address = '';
    beforeAll(async () => {
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/name.yaml`;
    });
    afterAll(() => void server.close());

    test.each([
      ['refused', [], ['remote-ref']],
      ['refused at a private address', ['--allow-network'], ['remote-ref']],
      ['followed where both are allowed', ['--allow-network', '--allow-host', '127.0.0.1'], []],
    ])('are %s', async (_what, options, expected) => {
      expect(await codes([documentWith(address), ...options])).toEqual(expected);
    });
  });
});
