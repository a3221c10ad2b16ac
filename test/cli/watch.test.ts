import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

const document = (path: string, schema = '{ $ref: pet.yaml }') => `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  ${path}:
    get:
      operationId: getIt
      responses:
        '200': { description: It, content: { application/json: { schema: ${schema} } } }
`;

function folderWith(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'tally-watch-'));
  const at = (file: string) => join(folder, file);
  for (const [file, text] of Object.entries(files)) writeFileSync(at(file), text);
  return { folder, at, write: (file: string, text: string) => writeFileSync(at(file), text) };
}

/** Waits until a text was said so many times. */
async function said(all: () => string, text: string, times: number): Promise<void> {
  for (let look = 0; all().split(text).length - 1 < times; look++) {
    if (look === 500) throw new Error(`It did not say ${text} ${times} times, but: ${all()}`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

/** The command itself; `end` is Ctrl+C. */
function startTally(folder: string, words: readonly string[]) {
  const argv = [resolve('dist/cli/bin.js'), ...words];
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let all = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk) => {
      all += String(chunk);
    });
  }
  return {
    all: () => all,
    end() {
      child.kill('SIGINT');
      return ended;
    },
  };
}

const watching = 'Watching for changes';

describe('--watch', () => {
  test('lints again the documents that a saved file is part of, tells a broken save, and ends with the last code', async () => {
    const { folder, write } = folderWith({
      'pets.yaml': document('/pets'),
      'toys.yaml': document('/toys', '{ type: string }'),
      'pet.yaml': '{ type: string }',
    });
    const { all, end } = startTally(folder, ['lint', 'pets.yaml', 'toys.yaml', '--watch']);
    await said(all, watching, 1);
    write('pet.yaml', '{ type: [');
    await said(all, watching, 2);
    expect(all()).toContain('\nChanged: pet.yaml\n');
    expect(all()).toContain('unresolved-ref');
    write('pets.yaml', 'paths: [');
    await said(all, watching, 3);
    expect(all()).toMatch(/pets\.yaml:1:\d+ error syntax/);
    write('pet.yaml', '{ type: string }');
    write('pets.yaml', document('/pets', '{ $ref: none.yaml }'));
    await said(all, watching, 4);
    expect(await end()).toEqual([1, null]);
    expect(all().split(' in pets.yaml')).toHaveLength(4);
    expect(all().split(' in toys.yaml')).toHaveLength(2);
  });

  test('writes again the types of a document that changed, and those alone', async () => {
    const { at, write, folder } = folderWith({
      'pets.yaml': document('/pets'),
      'toys.yaml': document('/toys', '{ type: string }'),
      'pet.yaml': '{ type: string }',
    });
    const { all, end } = startTally(folder, ['types', 'pets.yaml', 'toys.yaml', '--out', 'types', '--watch']);
    await said(all, watching, 1);
    write('types/toys.ts', 'untouched');
    write('pet.yaml', '{ type: number }');
    await said(all, watching, 2);
    expect(await end()).toEqual([0, null]);
    expect(readFileSync(at('types/pets.ts'), 'utf8')).toContain('pet: number;');
    expect(readFileSync(at('types/toys.ts'), 'utf8')).toBe('untouched');
  });

  test('reads pages again that are saved or added to a folder', async () => {
    const { folder, write, at } = folderWith({});
    const page = readFileSync('specs/pages/kibamail.txt', 'utf8');
    mkdirSync(at('pages'));
    write('pages/one.txt', page);
    const { exitCode } = await runTally(['normalize', at('pages'), '--out', join(folder, 'out'), '--watch'], {
      async stop(_, all) {
        await said(all, watching, 1);
        write('out/one.yaml', 'untouched');
        write('pages/two.txt', page);
        await said(all, watching, 2);
        write('pages/two.txt', 'Nothing of an API.');
        await said(all, 'page-without-operation', 1);
      },
    });
    expect(exitCode).toBe(2);
    expect(readFileSync(at('out/one.yaml'), 'utf8')).toBe('untouched');
    expect(readFileSync(at('out/two.yaml'), 'utf8')).toContain('openapi: 3.');
  });

  test('compares again', async () => {
    const { at, write } = folderWith({ 'old.yaml': document('/a', '{}'), 'new.yaml': document('/a', '{}') });
    const { exitCode, out } = await runTally(['diff', at('old.yaml'), at('new.yaml'), '--watch'], {
      async stop(_, all) {
        await said(all, watching, 1);
        write('new.yaml', document('/b', '{}'));
        await said(all, watching, 2);
      },
    });
    expect(exitCode).toBe(1);
    expect(out).toContain('0 breaking');
    expect(out).toContain('1 breaking');
  });

  describe('of a server', () => {
    const server = createServer((_, response) => {
      response.setHeader('Content-Type', 'application/json').end('"Rex"');
    });
    beforeAll(async () => {
      server.listen(0, '127.0.0.1');
      await once(server, 'listening');
    });
    afterAll(() => {
      server.close();
    });

    test('checks again when a referenced file changes', async () => {
      const { at, write } = folderWith({ 'pets.yaml': document('/pets'), 'pet.yaml': '{ type: string }' });
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
      const { exitCode, out } = await runTally(['check', at('pets.yaml'), '--url', url, '--watch'], {
        async stop(_, all) {
          await said(all, watching, 1);
          write('pet.yaml', '{ type: number }');
          await said(all, watching, 2);
        },
      });
      expect(exitCode).toBe(1);
      expect(out).toMatch(/✓ conforms 200[\s\S]*✗ violates 200/);
    });
  });

  test('refuses what cannot change, and what is not there', async () => {
    expect(await runTally(['normalize', '-', '--watch'])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('does not change'),
    });
    expect(await runTally(['normalize', 'no/such.md', '--watch'])).toMatchObject({
      exitCode: 2,
      err: expect.stringContaining('no such file'),
    });
  });
});
