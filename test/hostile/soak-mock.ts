import { Connections, type Loaded } from '../../bench/send-load.js';
import { openSpec } from '../../src/commands/open-spec.js';
import { startMock } from '../../src/mock/start-mock.js';

const minutes = Number(process.argv[2] ?? 5);
const growthAllowed = 1.1;

/** Asks the mock of a bundled API at full load for so many minutes (5, or the first argument), and prints its memory after each. */
const mock = await startMock({ apis: [openSpec('kibamail')], port: 0, host: '127.0.0.1' });
const body = '{"name": "Readers"}';
const request = [
  'PUT /v1/segments/1b4e28ba-2fa1-11d2-883f-b9a761bde3fb HTTP/1.1',
  'Host: 127.0.0.1',
  'Authorization: Bearer soak',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  '',
  body,
].join('\r\n');

const measured: number[] = [];
const started = performance.now();
for (let minute = 1; minute <= minutes; minute++) {
  let answers = 0;
  let last: Loaded | undefined;
  while (performance.now() - started < minute * 60_000) {
    const connections = await Connections.open(mock.port, 20);
    last = await connections.send(() => request, 5_000);
    connections.close();
    answers += 5_000;
  }
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  measured.push(heapUsed);
  const memory = `${(rss / 1e6).toFixed(0)} MB resident, ${(heapUsed / 1e6).toFixed(1)} MB of heap in use`;
  process.stdout.write(`minute ${minute}: ${answers} answers, ${last?.status}; ${memory}\n`);
}
await mock.close();
const [first = 0] = measured;
if ((measured.at(-1) ?? 0) > first * growthAllowed) {
  process.stdout.write('The memory grew after the first minute.\n');
  process.exitCode = 1;
}
