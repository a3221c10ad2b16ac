import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Agent, get } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect } from 'node:tls';
import { describe, expect, test } from '@jest/globals';
import { startMock } from '../../src/mock/start-mock.js';
import { certificateFlaws } from '../../src/mock/tls/certificate.js';
import { selfSigned } from '../../src/mock/tls/self-signed.js';
import { openMockApi } from '../mock/open-mock.js';
import { runTally } from './capture-io.js';

const folder = mkdtempSync(join(tmpdir(), 'tally-mock-https-'));
const inFolder = (name: string) => join(folder, name);
const given = (name: string) => join('test/http/certificates', name);

/** Serves Verbose with these options, and gives what `use` makes of the address and what was printed. */
async function serving<T>(options: readonly string[], use: (url: string, printed: string) => Promise<T>) {
  let used: T | undefined;
  const ended = await runTally(['mock', 'verbose', '-p', '0', ...options], {
    stop: async (printed) => {
      used = await use(/Listening on (https:\S+);/.exec(printed)?.[1] ?? '', printed);
    },
  });
  return { ...ended, used };
}

/** The status of a GET that trusts `ca` alone. */
function statusOf(url: string, ca: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    get(url, { agent: new Agent({ ca }) }, (answer) => resolve(answer.resume().statusCode)).on(
      'error',
      reject,
    );
  });
}

/** The certificate that a server shows, whatever it is. */
function shownBy(url: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), rejectUnauthorized: false }, () => {
      resolve(String(socket.getPeerX509Certificate()));
      socket.destroy();
    });
    socket.on('error', reject);
  });
}

describe('tally mock --https', () => {
  test('shows a certificate of its own that holds for this machine, and a command that takes it', async () => {
    const { used, exitCode } = await serving(['--https'], async (url, printed) => ({
      printed,
      status: await statusOf(`${url.replace('127.0.0.1', 'localhost')}/nowhere`, await shownBy(url)),
    }));
    expect(used?.status).toBe(404);
    expect(used?.printed).toContain('curl --insecure -i');
    expect(exitCode).toBe(0);
  });

  test('makes the files that are named where neither is there, and keeps to them', async () => {
    const files = ['--tls-cert', inFolder('made.pem'), '--tls-key', inFolder('made.key')];
    const first = await serving(files, async (url) => shownBy(url));
    const second = await serving(files, async (url, printed) => {
      const check = ['check', 'verbose', '--url', `${url}/verbose`, '--max-cases', '2'];
      return {
        printed,
        shown: await shownBy(url),
        ...(await runTally([...check, '--cacert', inFolder('made.pem')])),
      };
    });
    expect(first.err).toContain('a self-signed certificate was made');
    expect(second.used?.shown).toBe(first.used);
    expect(second.used?.printed).toContain(`curl --cacert '${inFolder('made.pem')}'`);
    expect(second.used?.exitCode).toBe(0);
    expect(statSync(inFolder('made.key')).mode & 0o777).toBe(0o600);
  });

  test('shows the certificate that is given', async () => {
    const files = ['--tls-cert', given('certificate.pem'), '--tls-key', given('key.pem')];
    const { used } = await serving(files, async (url) => shownBy(url));
    expect(used?.trim()).toBe(readFileSync(given('certificate.pem'), 'utf8').trim());
  });
});

test.each([
  { host: '127.0.0.1', now: '2027-01-01', flaws: [] },
  { host: '0.0.0.0', now: '2027-01-01', flaws: [] },
  { host: '127.0.0.1', now: '2020-01-01', flaws: ['is not valid before 2026-11-21'] },
  {
    host: 'dev.example',
    now: '2127-01-01',
    flaws: ['is not valid after 2126-10-28', 'names DNS:localhost, IP Address:127.0.0.1, not dev.example'],
  },
])('of a certificate shown at $host in $now is told: $flaws', ({ host, now, flaws }) => {
  const [cert, key] = ['certificate.pem', 'key.pem'].map((name) => readFileSync(given(name), 'utf8'));
  expect(certificateFlaws({ cert: cert ?? '', key: key ?? '' }, host, new Date(now))).toEqual(flaws);
});

test('what clients will refuse in a certificate is told at the start', async () => {
  const files = ['--tls-cert', given('certificate.pem'), '--tls-key', given('key.pem'), '-h', '127.0.0.2'];
  const { err } = await serving(files, async () => undefined);
  expect(err).toMatch(
    /^note: the certificate in \S+ names DNS:localhost, IP Address:127.0.0.1, not 127.0.0.2: clients/,
  );
});

describe('a certificate that cannot be used ends with one sentence and exit code 2', () => {
  writeFileSync(inFolder('none.pem'), 'no certificate');
  const cert = given('certificate.pem');
  test.each([
    ['its key is not named', ['--tls-cert', cert], /^--tls-cert and --tls-key go together/],
    ['its key is not there', ['--tls-cert', cert, '--tls-key', 'nowhere'], /^Cannot read nowhere/],
    [
      'it is none',
      ['--tls-cert', inFolder('none.pem'), '--tls-key', cert],
      /none\.pem is no certificate in PEM/,
    ],
    ['its key is another’s', ['--tls-cert', cert, '--tls-key', given('certificate.pem')], /is not the key/],
    ['Prism would serve it', ['--https', '--compat', 'prism'], /^Prism serves no https/],
  ])('%s', async (_what, options, sentence) => {
    const { exitCode, err } = await runTally(['mock', 'verbose', '-p', '0', ...options]);
    expect(exitCode).toBe(2);
    expect(err).toMatch(sentence);
  });
});

test('a connection of https can be reset', async () => {
  const certificate = await selfSigned('127.0.0.1');
  const apis = [openMockApi('test/mock/fixtures/tasks.yaml')];
  const extensions = [{ intercept: () => ({ status: 200, delivery: 'reset' as const }) }];
  const mock = await startMock({ apis, extensions, certificate, port: 0, host: '127.0.0.1' });
  const outcome = statusOf(`${mock.url}/tasks`, certificate.cert).catch(({ code, syscall }) => [
    code,
    syscall,
  ]);
  expect(await outcome).toEqual(['ECONNRESET', 'read']);
  await mock.close();
});
