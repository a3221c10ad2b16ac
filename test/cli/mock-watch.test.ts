import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { describe, expect, test } from '@jest/globals';

const document = (id: string, pet = 'pet.yaml') => `openapi: 3.1.0
info: { title: Pets, version: '1' }
paths:
  /pets:
    get:
      operationId: ${id}
      responses:
        '200': { description: Pets, content: { application/json: { schema: { $ref: schemas/${pet} } } } }
    post:
      operationId: createPet
      requestBody: { content: { application/json: { schema: { type: object } } } }
      responses: { '201': { description: Made } }
`;
const schema = (name: string) =>
  `{ type: object, required: [name], properties: { name: { const: ${name} } } }`;

/** Files that a mock serves, and what it says while they change. */
interface Watched {
  write(file: string, text: string): void;
  /** In the way of editors that put a new file in the place of the old one. */
  replace(file: string, text: string): void;
  remove(file: string): void;
  get(path: string): Promise<unknown>;
  send(method: string, path: string, body: unknown): Promise<Response>;
  /** Waits until stderr holds a text once more than before. */
  told(text: string): Promise<void>;
}

/** Runs the command itself, as a bundler does not run inside Jest; resolves with what went to stderr. */
async function watching(
  { options = [], files }: { options?: readonly string[]; files: Readonly<Record<string, string>> },
  use: (watched: Watched) => Promise<void>,
): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'tally-watch-'));
  mkdirSync(join(folder, 'schemas'));
  const at = (file: string) => join(folder, file);
  for (const [file, text] of Object.entries(files)) writeFileSync(at(file), text);
  const argv = [resolve('dist/cli/bin.js'), 'mock', 'api.yaml', '--watch', '-p', '0', ...options];
  const child = spawn(process.execPath, argv, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'exit');
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += String(chunk);
  });
  const url = await addressOf(child.stdout);
  const seen = new Map<string, number>();
  const count = (text: string) => err.split(text).length - 1;
  try {
    await use({
      write: (file, text) => writeFileSync(at(file), text),
      replace(file, text) {
        writeFileSync(at('saving~'), text);
        renameSync(at('saving~'), at(file));
      },
      remove: (file) => rmSync(at(file)),
      get: async (path) => (await fetch(`${url}${path}`)).json(),
      send: (method, path, body) =>
        fetch(`${url}${path}`, {
          method,
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      async told(text) {
        const before = seen.get(text) ?? 0;
        for (let look = 0; count(text) <= before; look++) {
          if (look === 500) throw new Error(`It did not say ${text}, but: ${err}`);
          await new Promise((next) => setTimeout(next, 20));
        }
        seen.set(text, count(text));
      },
    });
  } finally {
    child.kill('SIGTERM');
  }
  expect(await ended).toEqual([0, null]);
  return err;
}

async function addressOf(stdout: Readable): Promise<string> {
  for await (const line of createInterface({ input: stdout })) {
    const url = /^Listening on (\S+);/.exec(line)?.[1];
    if (url !== undefined) return url;
  }
  throw new Error('It does not listen.');
}

const reloaded = 'Reloaded';
const kept = 'the mock goes on as it was';

describe('tally mock --watch', () => {
  test('serves what a referenced file says, however it is saved', async () => {
    const files = { 'api.yaml': document('listPets'), 'schemas/pet.yaml': schema('Rex') };
    await watching({ files }, async ({ write, replace, get, told }) => {
      expect(await get('/pets')).toEqual({ name: 'Rex' });
      write('schemas/pet.yaml', schema('Bello'));
      await told(reloaded);
      expect(await get('/pets')).toEqual({ name: 'Bello' });
      replace('schemas/pet.yaml', schema('Zoe'));
      await told(reloaded);
      expect(await get('/pets')).toEqual({ name: 'Zoe' });
    });
  });

  test.each([
    {
      what: 'a document that is no YAML',
      spoil: ({ write }: Watched) => write('api.yaml', 'paths: ['),
      says: /api\.yaml:1:\d+ error syntax/,
    },
    {
      what: 'a document that is none of OpenAPI',
      spoil: ({ write }: Watched) => write('api.yaml', 'paths: {}'),
      says: /error not-openapi/,
    },
    {
      what: 'a referenced file that is no YAML',
      spoil: ({ write }: Watched) => write('schemas/pet.yaml', '{ type: ['),
      says: /unresolved-ref[\s\S]*Correct the syntax of schemas\/pet\.yaml:1:\d+/,
    },
    {
      what: 'a referenced file that is gone',
      spoil: ({ remove }: Watched) => remove('schemas/pet.yaml'),
      says: /names a file that cannot be read/,
    },
    {
      what: 'a reference to a file that was never there',
      spoil: ({ write }: Watched) => write('api.yaml', document('listPets', 'dog.yaml')),
      says: /Create schemas\/dog\.yaml/,
    },
  ])('keeps the last good version of $what, and takes the repaired one', async ({ spoil, says }) => {
    const files = { 'api.yaml': document('listPets'), 'schemas/pet.yaml': schema('Rex') };
    const err = await watching({ files }, async (watched) => {
      const { replace, get, told } = watched;
      await get('/pets');
      spoil(watched);
      await told(kept);
      expect(await get('/pets')).toEqual({ name: 'Rex' });
      replace('schemas/pet.yaml', schema('Zoe'));
      replace('api.yaml', document('listAllPets'));
      await told(reloaded);
      expect(await get('/pets')).toEqual({ name: 'Zoe' });
    });
    expect(err).toMatch(says);
  });

  test('takes a file that a reference waits for', async () => {
    const files = { 'api.yaml': document('listPets') };
    await watching({ files }, async ({ write, get, told }) => {
      await told('names a file that cannot be read');
      write('schemas/pet.yaml', schema('Rex'));
      await told(reloaded);
      expect(await get('/pets')).toEqual({ name: 'Rex' });
    });
  });

  test('keeps state, journal and what was set at run time', async () => {
    const files = {
      'api.yaml': document('listPets').replace('/pets:', '/toys:'),
      'schemas/pet.yaml': '{ type: array, items: { type: object, properties: { name: { type: string } } } }',
    };
    await watching({ files, options: ['--stateful'] }, async ({ write, get, send, told }) => {
      expect((await send('POST', '/toys', { name: 'Ball' })).status).toBe(201);
      await send('POST', '/_tally/scenarios', {
        scenarios: [{ operation: 'createPet', answer: { status: 201, times: 9 } }],
      });
      write('api.yaml', document('listToys').replace('/pets:', '/toys:'));
      await told(reloaded);
      expect(await get('/toys')).toEqual(expect.arrayContaining([expect.objectContaining({ name: 'Ball' })]));
      expect(await get('/_tally/scenarios')).toMatchObject({
        scenarios: [{ operation: 'createPet', turn: 0 }],
      });
      expect(await get('/_tally/exchanges?operation=createPet')).toMatchObject({
        exchanges: [{ status: 201 }],
      });
    });
  });

  test('takes scenarios and what they import, and keeps them where they no longer fit the document', async () => {
    const files = {
      'api.yaml': document('listPets'),
      'schemas/pet.yaml': schema('Rex'),
      'pets.mock.ts': `import { status } from './status';\nexport default { scenarios: [{ operation: "createPet", answer: { status } }] };`,
      'status.ts': 'export const status: number = 503;',
    };
    const err = await watching({ files, options: ['--scenario', 'pets.mock.ts'] }, async (watched) => {
      const { write, send, told } = watched;
      const status = async () => (await send('POST', '/pets', {})).status;
      expect(await status()).toBe(503);
      write('status.ts', 'export const status: number = 404;');
      await told(reloaded);
      expect(await status()).toBe(404);
      write('api.yaml', document('listPets').replace('createPet', 'makePet'));
      await told(kept);
      expect(await status()).toBe(404);
    });
    expect(err).toContain('No document has the operation `createPet`');
  });
});
