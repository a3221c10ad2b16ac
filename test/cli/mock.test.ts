import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { runTally } from './capture-io.js';

const run = promisify(execFile);

describe('npm start', () => {
  let child: ChildProcess;
  const lines: string[] = [];
  beforeAll(async () => {
    child = spawn(process.execPath, ['dist/scripts/mock.js', '--port', '0'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    for await (const line of createInterface({ input: child.stdout as NodeJS.ReadableStream })) {
      lines.push(line);
      if (line.startsWith('Listening')) break;
    }
  });
  afterAll(() => void child.kill('SIGKILL'));

  test('prints a base URL and a curl line for each of the five', () => {
    const names = lines.flatMap((line) => /^(\w+) {2}http:/.exec(line)?.[1] ?? []);
    expect(names).toEqual(['asapp', 'verbose', 'sendgrid', 'kibamail', 'aiderx']);
    expect(lines.filter((line) => line.startsWith('  curl '))).toHaveLength(5);
  });

  test('answers each printed command with 200', async () => {
    const commands = lines.filter((line) => line.startsWith('  curl '));
    const answers = await Promise.all(commands.map((command) => run('bash', ['-c', `${command} -s`])));
    expect(answers.map(({ stdout }) => stdout.split('\r\n')[0])).toEqual(Array(5).fill('HTTP/1.1 200 OK'));
  });

  test('ends cleanly on SIGTERM, whatever somebody who has left was waiting for', async () => {
    const [, url = ''] = /^Listening on (http:[^;]+);/.exec(lines.at(-1) ?? '') ?? [];
    const waiting = fetch(`${url}/_tally/exchanges/wait`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"path": "/never", "within": 60000}',
      signal: AbortSignal.timeout(300),
    });
    await expect(waiting).rejects.toThrow();
    const from = performance.now();
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
    expect(performance.now() - from).toBeLessThan(10_000);
  });
});

describe('tally mock that cannot run exits 2 with one sentence', () => {
  test('on a busy port', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const { exitCode, err } = await runTally(['mock', 'verbose', '--port', String(port)]);
    other.close();
    expect(exitCode).toBe(2);
    expect(err).toBe(`Port ${port} is in use; choose another with --port, or 0 for a free one.\n`);
  });

  test.each([
    ['a document that is not there', ['nope.yaml'], /^Cannot read nope\.yaml/],
    ['an engine that is not there', ['verbose', '--engine', 'magic'], /it takes prism, tally/],
    [
      'a document on the network',
      ['http://x.example/a.yaml'],
      /^Documents are read from files; fetch it first/,
    ],
    ['an address for a host', ['verbose', '--callback-host', 'http://x.example'], /the name of a host alone/],
    ['a host with a port', ['verbose', '--console-host', 'dev.example:80'], /the name of a host alone/],
    ['a port that is none', ['verbose', '--port', 'x'], /give a whole number/],
  ])('on %s', async (_what, argv, sentence) => {
    const { exitCode, err } = await runTally(['mock', ...argv]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(sentence);
  });
});
