import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { sendRequest } from '../mock/send-raw.js';
import { runTally } from './capture-io.js';
import { endWorkers, startWorkers } from './start-workers.js';

afterEach(endWorkers);

describe('tally mock --workers 2', () => {
  test('answers, says so once, and ends cleanly on SIGTERM', async () => {
    const { child, ended, said, port } = await startWorkers(0);
    const answers = await Promise.all([1, 2, 3, 4].map(() => sendRequest(port, { path: '/nowhere' })));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    expect(said.filter((line) => line.startsWith('verbose '))).toHaveLength(1);
    child.kill('SIGTERM');
    expect(await ended).toEqual([0, null]);
  });

  test('on a busy port exits 2', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { ended, errors } = await startWorkers((other.address() as AddressInfo).port);
    const [code] = await ended;
    other.close();
    expect(code).toBe(2);
    expect(errors()).toContain('is in use; choose another with --port');
  });

  test.each([{ argv: ['--stateful'] }, { argv: ['--state', 'state.json'] }])(
    'with $argv is refused: each would keep its own',
    async ({ argv }) => {
      const { exitCode, err } = await runTally(['mock', 'verbose', '--workers', '2', ...argv]);
      expect([exitCode, err]).toEqual([
        2,
        'Several workers share state only at --state redis://…; leave out --workers.\n',
      ]);
    },
  );
});
