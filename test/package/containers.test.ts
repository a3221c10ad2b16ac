import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, symlinkSync } from 'node:fs';
import { createServer, request as send } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { optionalPackages } from '../../src/diagnostics/optional-package.js';
import { packageRoot } from '../../src/source/package-root.js';
import { openWorkspace, type Workspace } from '../docs/workspace.js';
import { type RunningRedis, startRedis } from '../mock/state/start-redis.js';

const read = (path: string) => readFileSync(join(packageRoot(), path), 'utf8');

/** What stands behind an instruction of the Dockerfile, of several the last. */
function instruction(name: string): string {
  const lines = read('Dockerfile').replaceAll('\\\n', ' ').split('\n');
  return lines.findLast((line) => line.startsWith(`${name} `))?.slice(name.length + 1) ?? '';
}
const listOf = (text: string): string[] => JSON.parse(text.slice(text.indexOf('[')));

const compose = parse(read('compose.yaml'));
const mock = compose.services.mock as { command: string; deploy: { replicas: number } };

let workspace: Workspace;
let folder: string;
let redis: RunningRedis;
const running: ChildProcess[] = [];
beforeAll(async () => {
  workspace = await openWorkspace();
  folder = workspace.folderFor('containers');
  symlinkSync(join(packageRoot(), 'node_modules/@redis'), join(folder, 'node_modules/@redis'), 'junction');
  redis = await startRedis();
}, 150_000);
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await redis?.stop();
  workspace?.remove();
});

const environment = () => ({ ...process.env, PATH: `${folder}/node_modules/.bin:${process.env.PATH}` });

/** Runs what the container runs, on a free port of loopback; resolves with that port. */
async function start(command: readonly string[]): Promise<number> {
  const here = (word: string) =>
    word.replace('0.0.0.0', '127.0.0.1').replace('redis://state:6379', redis.url);
  const [program = '', ...argv] = command.map(here).map((word) => (word === '4010' ? '0' : word));
  const child = spawn(program, argv, {
    cwd: folder,
    env: environment(),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  running.push(child);
  for await (const line of createInterface({ input: child.stdout })) {
    const [, port] = /^Listening on http:\/\/127\.0\.0\.1:(\d+)/.exec(line) ?? [];
    if (port !== undefined) return Number(port);
  }
  throw new Error(`${command.join(' ')} ended before it listened.`);
}

/** In place of the proxy: each request goes to the next port. */
async function forwardInTurn(ports: readonly number[]): Promise<string> {
  let turn = 0;
  const server = createServer((request, response) => {
    const { method, url: path, headers } = request;
    const port = ports[turn++ % ports.length];
    const onward = send({ host: '127.0.0.1', port, method, path, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, { ...answer.headers, 'x-port': String(port) });
      answer.pipe(response);
    });
    request.pipe(onward);
  }).listen(0, '127.0.0.1');
  server.unref();
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function ask(method: string, url: string, body?: unknown) {
  const headers = { Authorization: 'Bearer any', 'Content-Type': 'application/json' };
  const answer = await fetch(url, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: answer.status, port: answer.headers.get('x-port'), body: (await answer.json()) as Book };
}
type Book = Readonly<Record<string, unknown>>;

test('the image has what the mock needs, is not run by root, and listens outside of itself', () => {
  expect(instruction('ARG')).toBe(`PACKAGE=${JSON.parse(read('package.json')).name}`);
  const installed = instruction('RUN')
    .split(' ')
    .slice(2)
    .filter((word) => !word.startsWith('--'));
  const client = '@redis/client' as const;
  expect(installed).toEqual(['"$PACKAGE"', `${client}@${optionalPackages[client]}`]);
  expect(instruction('USER')).toBe('node');
  const listening = ['--host', '0.0.0.0', '--port', instruction('EXPOSE')].join(' ');
  expect([listOf(instruction('CMD')).join(' '), mock.command]).toEqual([
    expect.stringContaining(listening),
    expect.stringContaining(listening),
  ]);
});

test('the mock of the image serves the document beside it, and is told healthy from then on', async () => {
  const port = await start([...listOf(instruction('ENTRYPOINT')), ...listOf(instruction('CMD'))]);
  expect(await ask('GET', `http://127.0.0.1:${port}/books/emma`)).toMatchObject({ status: 200 });
  const health = (at: number) => {
    const [program = '', ...argv] = listOf(instruction('HEALTHCHECK')).map((word) =>
      word.replace('4010', String(at)),
    );
    return spawnSync(program, argv).status;
  };
  expect([health(port), health(9)]).toEqual([0, 1]);
});

test('the replicas of the compose file are one mock: what one was sent the others know, and no change is lost', async () => {
  const command = [...listOf(instruction('ENTRYPOINT')), ...mock.command.split(' ')];
  const ports = await Promise.all(Array.from({ length: mock.deploy.replicas }, () => start(command)));
  const url = await forwardInTurn(ports);

  const made = await ask('POST', `${url}/books`, { title: 'Persuasion', author: 'Jane Austen', pages: 249 });
  const seen = await Promise.all(ports.map(() => ask('GET', `${url}/books/${made.body.id}`)));
  expect(made.status).toBe(201);
  expect(seen.map(({ body }) => body)).toEqual(ports.map(() => made.body));
  expect(new Set(seen.map(({ port }) => port)).size).toBe(3);

  const rounds = Array.from({ length: 20 }, (_, round) => round + 1);
  const writers = [
    (round: number) => ({ title: `Persuasion ${round}` }),
    (round: number) => ({ author: `Austen ${round}` }),
    (round: number) => ({ pages: round }),
  ];
  await Promise.all(
    writers.map(async (change) => {
      for (const round of rounds) {
        const sent = change(round);
        expect((await ask('PATCH', `${url}/books/${made.body.id}`, sent)).body).toMatchObject(sent);
      }
    }),
  );
  const last = { title: 'Persuasion 20', author: 'Austen 20', pages: 20 };
  const after = await Promise.all(ports.map(() => ask('GET', `${url}/books/${made.body.id}`)));
  expect(after.map(({ body }) => body)).toEqual(ports.map(() => expect.objectContaining(last)));
});
