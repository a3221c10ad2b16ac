import { networkInterfaces } from 'node:os';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AdminAccess } from '../../../src/mock/admin/admin-guard.js';
import { createControl } from '../../../src/mock/admin/mock-control.js';
import { type RunningMock, startMock } from '../../../src/mock/start-mock.js';
import { createMemoryStore } from '../../../src/mock/state/memory-store.js';
import { type RawRequest, sendRequest } from '../send-raw.js';
import { zooApi } from '../state/zoo.js';

const json = { 'Content-Type': 'application/json' };
const apis = [{ name: 'zoo', api: zooApi(), path: 'zoo.json' }];
const others = Object.values(networkInterfaces())
  .flatMap((addresses) => addresses ?? [])
  .filter(({ internal, family }) => !internal && family === 'IPv4')
  .map(({ address }) => address);

let mock: RunningMock;
afterEach(() => mock.close());

async function open(access: AdminAccess, host = '127.0.0.1'): Promise<void> {
  const { extensions, serveAdmin } = createControl({ apis, access, store: createMemoryStore() });
  mock = await startMock({ apis, extensions, serveAdmin, port: 0, host });
}

/** Tries to delete what is kept, and says how that went and what can be read across origins. */
async function attack(request: Partial<RawRequest>) {
  const { status, headers } = await sendRequest(mock.port, {
    method: 'DELETE',
    path: '/_tally/state',
    ...request,
  });
  return { status, shared: Object.keys(headers).filter((name) => name.startsWith('access-control')) };
}

const refused = { status: 403, shared: [] };
const done = { status: 204, shared: [] };
const own = () => `http://127.0.0.1:${mock.port}`;

const attacks: readonly { what: string; request: Partial<RawRequest> }[] = [
  { what: 'a page of another origin', request: { headers: { ...json, Origin: 'https://evil.example' } } },
  { what: 'a page of another port', request: { headers: { ...json, Origin: 'http://127.0.0.1:1' } } },
  { what: 'a page of the other scheme', request: { headers: { ...json, Origin: 'https://127.0.0.1' } } },
  { what: 'a page without an origin', request: { headers: { ...json, Origin: 'null' } } },
  { what: 'a request across sites', request: { headers: { ...json, 'Sec-Fetch-Site': 'cross-site' } } },
  {
    what: 'a request of the same site, another port',
    request: { headers: { ...json, 'Sec-Fetch-Site': 'same-site' } },
  },
  { what: 'a name that was bent to this machine', request: { headers: { ...json, Host: 'evil.example' } } },
  {
    what: 'a page on a name that was bent to this machine',
    request: {
      headers: {
        ...json,
        Host: 'evil.example:80',
        Origin: 'http://evil.example:80',
        'Sec-Fetch-Site': 'same-origin',
      },
    },
  },
  {
    what: 'a name that only begins like this machine',
    request: { headers: { ...json, Host: '127.0.0.1.nip.example' } },
  },
  { what: 'a form', request: { headers: { 'Content-Type': 'application/x-www-form-urlencoded' } } },
  { what: 'a form with text', request: { headers: { 'Content-Type': 'text/plain' }, body: '{}' } },
  { what: 'no Content-Type', request: {} },
  { what: 'a proxy', request: { headers: { ...json, 'X-Forwarded-For': '203.0.113.7' } } },
  { what: 'a proxy of RFC 7239', request: { headers: { ...json, Forwarded: 'for=203.0.113.7' } } },
  {
    what: 'a preflight',
    request: {
      method: 'OPTIONS',
      headers: { Origin: 'https://evil.example', 'Access-Control-Request-Method': 'DELETE' },
    },
  },
  {
    what: 'a page of another origin that only looks',
    request: { method: 'GET', headers: { Origin: 'https://evil.example' } },
  },
];

describe.each([{ console: true }, { console: false }])('with $console', (access) => {
  beforeEach(() => open(access));

  test.each(attacks)('$what is refused and told nothing', async ({ request }) => {
    expect(await attack(request)).toEqual(refused);
  });

  test('a program on this machine is served', async () => {
    expect(await attack({ headers: json })).toEqual(done);
    expect(await attack({ headers: { 'Tally-Admin': '1' } })).toEqual(done);
    expect(await attack({ headers: { ...json, Host: `LocalHost:${mock.port}` } })).toEqual(done);
    expect(await attack({ headers: { ...json, Host: '[::1]' } })).toEqual(done);
  });
});

describe('a page of its own origin', () => {
  const page = () => ({
    ...json,
    Origin: own(),
    'Sec-Fetch-Site': 'same-origin',
    Host: `127.0.0.1:${mock.port}`,
  });

  test('is served where there is a console', async () => {
    await open({ console: true });
    expect(await attack({ headers: page() })).toEqual(done);
    expect(await attack({ method: 'GET', headers: { 'Sec-Fetch-Site': 'same-origin' } })).toEqual({
      status: 200,
      shared: [],
    });
  });

  test('is refused where there is none', async () => {
    await open({});
    expect(await attack({ headers: page() })).toEqual(refused);
    expect(await attack({ method: 'GET', headers: { 'Sec-Fetch-Site': 'same-origin' } })).toEqual(refused);
  });
});

describe('from another address of this machine', () => {
  const ask = async (host: string, address: string) =>
    (await fetch(`http://${address}:${mock.port}/_tally/state`, { headers: { ...json, Host: host } })).status;

  test('it is refused, whatever the name', async () => {
    await open({ console: true }, '0.0.0.0');
    const statuses = await Promise.all(others.map((address) => ask(address, address)));
    expect(statuses).toEqual(others.map(() => 403));
  });

  test('it is served under a name that was allowed', async () => {
    await open({ console: true, hosts: others }, '0.0.0.0');
    const statuses = await Promise.all(others.map((address) => ask(address, address)));
    expect(statuses).toEqual(others.map(() => 200));
  });

  test('a name that was allowed is no door for other names or pages', async () => {
    await open({ console: true, hosts: ['dev.example'] });
    const named = { ...json, Host: 'dev.example' };
    expect(await attack({ headers: named })).toEqual(done);
    expect(await attack({ headers: { ...named, Origin: 'http://dev.example' } })).toEqual(done);
    expect(await attack({ headers: { ...named, Origin: 'http://evil.example' } })).toEqual(refused);
    expect(await attack({ headers: { ...json, Host: 'evil.example' } })).toEqual(refused);
  });
});
