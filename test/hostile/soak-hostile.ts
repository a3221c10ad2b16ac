import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import fc from 'fast-check';
import { bundledNames, openSpec } from '../../src/commands/open-spec.js';
import { startMock } from '../../src/mock/start-mock.js';
import { packageRoot } from '../../src/source/package-root.js';
import { hostileRequests } from './hostile-request.js';
import { sendAll } from './send-hostile.js';

const count = Number(process.argv[2] ?? 10_000);
const seed = Number(process.env.FAST_CHECK_SEED ?? 1);
const corpus = resolve(packageRoot(), '..', 'shared', 'corpus');
const strangers = ['museum-3.1.yaml', 'box-3.0.json', 'github-3.0.3.json'].map((file) => join(corpus, file));

/** Sends so many hostile requests (10,000, or the first argument) to each document; exits 1 for a 5xx or a hang. */
for (const spec of [...bundledNames, ...strangers.filter(existsSync)]) {
  const opened = openSpec(spec);
  const mock = await startMock({ apis: [opened], port: 0, host: '127.0.0.1', maxBodyBytes: 1_048_576 });
  const started = performance.now();
  const requests = fc.sample(hostileRequests(opened.api.operations), { numRuns: count, seed });
  const { counts, failures } = await sendAll(mock.port, requests, 32);
  const told = [...counts].sort(([a], [b]) => String(a).localeCompare(String(b)));
  const outcomes = told.map(([outcome, times]) => `${outcome}: ${times}`).join(', ');
  const seconds = ((performance.now() - started) / 1000).toFixed(0);
  const megabytes = (process.memoryUsage().rss / 1e6).toFixed(0);
  process.stdout.write(`${basename(spec)}: ${count} in ${seconds} s, ${megabytes} MB; ${outcomes}\n`);
  for (const failure of failures.slice(0, 5)) process.stdout.write(`  ${failure}\n`);
  if (failures.length > 0) process.exitCode = 1;
  await mock.close();
}
