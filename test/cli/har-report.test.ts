import { mkdtempSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import schemas from 'har-schema';
import type { HarEntry } from '../../src/result/report.js';
import { type Implementation, startImplementation } from '../implementations/implementation.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-har-report-'));
const ajv = new Ajv({ strict: false, allErrors: true });
ajv.addMetaSchema(createRequire(import.meta.url)('ajv/dist/refs/json-schema-draft-06.json'));
addFormats.default(ajv);
for (const schema of Object.values(schemas)) ajv.addSchema(schema);

/** Checks an implementation and records it; the recording's path and what the run printed. */
async function record(api: string, server: Implementation) {
  const har = join(folder, `${api}.har`);
  const ran = await runTally([
    'check',
    api,
    '--url',
    server.url,
    '--states-url',
    server.statesUrl,
    ...Object.entries(server.credentials).flatMap(([scheme, secret]) => ['--auth', `${scheme}=${secret}`]),
    ...Object.entries(server.knownParameters).flatMap(([name, value]) => ['--param', `${name}=${value}`]),
    '--report',
    har,
  ]);
  return { har, ...ran };
}

const entriesOf = (har: string) => JSON.parse(readFileSync(har, 'utf8')).log.entries as HarEntry[];

describe('--report x.har', () => {
  test.each(['sendgrid', 'asapp', 'kibamail'])(
    'holds every exchange of %s, fits the schema of HAR 1.2, and judged again gives no finding',
    async (api) => {
      const server = await startImplementation(api);
      const { har, exitCode, out } = await record(api, server);
      await server.close();
      expect(exitCode).toBe(0);
      const requests = Number(/(\d+) requests/.exec(out)?.[1]);
      const entries = entriesOf(har);
      expect(entries.length).toBeGreaterThan(requests / 2);
      expect(ajv.validate('har.json#', JSON.parse(readFileSync(har, 'utf8'))) ? [] : ajv.errors).toEqual([]);
      const secrets = Object.values(server.credentials);
      expect(secrets.filter((secret) => readFileSync(har, 'utf8').includes(secret))).toEqual([]);
      const again = await runTally(['check', api, '--har', har, '--url', server.url]);
      expect(again.out).toMatch(/ 0 errors, /);
      expect(again.exitCode).toBe(0);
    },
  );

  test('shows the same fault when it is judged again', async () => {
    const server = await startImplementation('aiderx', { mutant: 'owner-without-dashes' });
    const { har, exitCode } = await record('aiderx', server);
    await server.close();
    const again = await runTally(['check', 'aiderx', '--har', har, '--url', server.url]);
    expect([exitCode, again.exitCode]).toEqual([1, 1]);
    expect(again.out).toMatch(/specs\/aiderx\.yaml:\d+:\d+ error response-body-schema/);
    expect(again.out).toMatch(/ 1 error, /);
  });

  test('bodies are cut at 16 kB', async () => {
    const server = await startImplementation('sendgrid');
    const { har } = await record('sendgrid', server);
    await server.close();
    const texts = entriesOf(har).flatMap(({ request, response }) => [
      request.postData?.text ?? '',
      response.content.text,
    ]);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThan(17_000);
  });

  test('that cannot be written is told in one sentence', async () => {
    const { exitCode, err } = await runTally([
      'check',
      'sendgrid',
      '--url',
      'http://127.0.0.1:1',
      '--report',
      '/dev/null/x.har',
    ]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(/^Cannot write \/dev\/null\/x\.har: /);
  });
});
