import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { describe, expect, test } from '@jest/globals';
import { checkApi } from '../../src/check/check-api.js';
import { emptyContract } from '../../src/contract/contract.js';
import type { Report } from '../../src/result/report.js';
import { apiOf } from '../openapi/load-text.js';
import { checkThings, given, start } from './start-server.js';
import { type Handler, json, readThing, secret, thingDocument, things } from './thing-server.js';

/** The sentence with which a run is refused. */
const refusal = (run: Promise<Report>) =>
  run.then(
    () => 'nothing was refused',
    (error: Error) => `${error.name}: ${error.message}`,
  );
const found = ({ findings }: Report) =>
  findings.map(({ severity, code, status }) => `${severity} ${code} ${status}`);
const cells = ({ operations }: Report) =>
  operations.flatMap((one) => one.cells.map(({ status, verdict }) => `${status} ${verdict}`));

describe('a correct implementation', () => {
  test('reaches every cell that needs no state, and nothing is found', async () => {
    const report = await checkThings(await start(things()));
    expect(found(report)).toEqual([]);
    expect(cells(report)).toEqual([
      '200 conforms',
      '400 conforms',
      '401 conforms',
      '404 conforms',
      '409 unreached',
    ]);
    expect(report.summary).toMatchObject({ findings: 0, cells: { conforms: 4, unreached: 1 } });
  });

  test('is sent as many requests as the report says', async () => {
    const server = await start(things());
    expect((await checkThings(server)).summary.cases).toBe(server.received.length);
  });

  test('is asked the same in the same order for the same seed, and otherwise for another', async () => {
    const asked = async (seed: number) => {
      const server = await start(things());
      const sent: unknown[] = [];
      // Where a server is slow several requests are under way at a time, and may arrive in any order.
      await checkThings(server, {
        seed,
        onExchange: ({ request: { method, url, headers, postData } }) =>
          sent.push([
            method,
            url.slice(server.url.origin.length),
            headers.filter(({ name }) => name !== 'Host'),
            postData?.text,
          ]),
      });
      return sent;
    };
    const first = await asked(5);
    expect(await asked(5)).toEqual(first);
    expect(await asked(6)).not.toEqual(first);
  });

  test('is asked no more than the budget, and what is left out is said', async () => {
    const report = await checkThings(await start(things()), { maxCases: 5 });
    expect(report.operations[0]?.uncovered.join()).toMatch(/\d+ cases beyond --max-cases 5/);
    expect(report.summary.cases).toBeLessThan(15);
  });

  test('gets its headers with every request', async () => {
    const server = await start(things());
    await checkThings(server, { headers: [['X-Trace', 'trace-value-1']] });
    // The first request only asks whether anyone is there.
    expect(server.received.slice(1).every(({ headers }) => headers['x-trace'] === 'trace-value-1')).toBe(
      true,
    );
  });
});

describe('a fault', () => {
  const broken = (change: (handler: Handler) => Handler) => start(change(things()));

  test.each([
    [
      'a wrong type in the answer',
      (response: { id?: unknown }) => ({ ...response, id: 5 }),
      ['error response-body-schema 200'],
    ],
    [
      'a missing property',
      ({ id: _id, ...rest }: { id?: unknown }) => rest,
      ['error response-body-schema 200'],
    ],
    [
      'another id',
      (response: { id?: unknown }) => ({ ...response, id: 'other' }),
      ['warning wrong-id-returned 200'],
    ],
    [
      'a value that is not kept',
      (response: object) => ({ ...response, name: 'mine' }),
      ['warning sent-value-not-returned 200'],
    ],
  ])('is found, and nothing else: %s', async (_what, damage, findings) => {
    const server = await broken((right) => (request, response, count) => {
      const end = response.end.bind(response);
      response.end = ((text: string) =>
        end(
          response.statusCode === 200 ? JSON.stringify(damage(JSON.parse(text))) : text,
        )) as typeof response.end;
      right(request, response, count);
    });
    expect(found(await checkThings(server))).toEqual(findings);
  });

  test('of an unchecked credential is found once, whatever the damage', async () => {
    const server = await broken(
      (right) => (request, response, count) =>
        right({ ...request, headers: { ...request.headers, 'x-key': secret } }, response, count),
    );
    const report = await checkThings(server);
    expect(found(report)).toEqual(['error credential-not-enforced 200']);
    expect(report.findings[0]?.count).toBeGreaterThan(3);
  });

  test('of a broken body is told with its place in the document', async () => {
    const report = await checkThings(
      await broken((right) => (request, response, count) => {
        if (!request.body.includes('size')) right(request, response, count);
        else response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"id":');
      }),
    );
    expect(found(report)).toContain('error response-body-malformed 200');
    expect(report.findings[0]?.place).toMatch(/^api\/openapi\.yaml:\d+:\d+$/);
    expect(report.findings[0]?.curl).toMatch(/^curl -i -X PATCH 'http/);
  });

  test('is waived with its reason, and its cell too', async () => {
    const server = await broken((right) => (request, response, count) => {
      if (request.body.includes('size')) json(response, 500, { error: 'oops' });
      else right(request, response, count);
    });
    const waivers = [{ operation: 'changeThing', code: 'server-error', reason: 'being mended' }];
    const { findings } = await checkThings(server, { contract: { ...emptyContract, waivers } });
    expect(findings.map(({ code, waived }) => [code, waived])).toEqual([['server-error', 'being mended']]);
  });
});

describe('where nothing can be checked, the run is refused in one sentence', () => {
  test('nobody is there', async () => {
    const probe = createServer();
    await new Promise<void>((listening) => probe.listen(0, '127.0.0.1', listening));
    const { port } = probe.address() as AddressInfo;
    await new Promise((closed) => probe.close(closed));
    const url = new URL(`http://user:pass-word@127.0.0.1:${port}/v1`);
    const said = await refusal(checkApi(apiOf(thingDocument), { ...given, url }));
    expect(said).toMatch(new RegExp(`^UsageError: Cannot reach http://127\\.0\\.0\\.1:${port}/v1: .*\\w`));
  });

  test.each([
    ['every first request is shut out', 401, /^UsageError: .*401.*--auth key=VALUE/],
    ['every first request is forbidden', 403, /^UsageError: .*403.*--auth key=VALUE/],
    ['everything is redirected', 302, /^UsageError: .*redirected.*302.*--url/],
    ['everything is redirected for good', 308, /^UsageError: .*redirected.*308.*--url/],
  ])('%s', async (_what, status, sentence) => {
    const server = await start((_request, response) => {
      response
        .writeHead(status, { Location: 'http://127.0.0.1:1/', 'Content-Type': 'application/json' })
        .end('{"error":"x"}');
    });
    expect(await refusal(checkThings(server))).toMatch(sentence);
    expect(server.received.length).toBeLessThan(20);
  });

  test('the host is in the document’s own servers, unless that is allowed', async () => {
    const server = await start(things({ base: '/v1' }));
    const text = thingDocument.replace('https://api.things.example/v1', `${server.url.origin}/v1`);
    expect(await refusal(checkThings(server, {}, text))).toMatch(/^UsageError: .*--allow-production/);
    expect(server.received).toEqual([]);
    expect(found(await checkThings(server, { allowProduction: true }, text))).toEqual([]);
  });

  test.each([
    ['no operation is there', 'openapi: 3.1.0\npaths: {}', {}, /no operation/],
    [
      'none is selected',
      thingDocument,
      { only: 'nope' },
      /--only nope matches no operation; there is changeThing/,
    ],
  ])('%s', async (_what, text, options, sentence) => {
    const server = await start(things());
    expect(await refusal(checkThings(server, options, text))).toMatch(sentence);
    expect(server.received).toEqual([]);
  });
});

describe('the base path', () => {
  test('of the document is found where --url lacks it, and said', async () => {
    const report = await checkThings(await start(things({ base: '/v1' })));
    expect(found(report)).toEqual([]);
    expect(report.notes).toEqual([expect.stringContaining('/v1')]);
  });

  test.each(['/other', '/other/'])('of --url replaces the document’s: %s', async (path) => {
    const server = await start(things({ base: '/other' }));
    const report = await checkThings(server, { url: new URL(path, server.url) });
    expect([found(report), report.notes]).toEqual([[], []]);
  });

  test('is not looked for where only the id is unknown', async () => {
    const server = await start(things());
    const report = await checkThings(server, { parameters: new Map([['thingId', 'gone']]) });
    expect(report.notes).toEqual([]);
    expect(found(report)).toEqual(['error operation-not-reached 404']);
  });
});

describe('an operation whose success nobody saw', () => {
  test('answered 404, which is not documented, says what is missing', async () => {
    const server = await start((_request, response) => json(response, 404, { error: 'x' }));
    const text = thingDocument.replace(/'404': .*/, '');
    const report = await checkApi(apiOf(text), {
      spec: 'things.yaml',
      url: server.url,
      credentials: new Map([['key', secret]]),
    });
    const [finding] = report.findings.filter(({ severity }) => severity === 'error');
    expect([finding?.code, finding?.message]).toEqual([
      'undocumented-status',
      expect.stringContaining('--param thingId=VALUE'),
    ]);
  });

  test.each([
    [404, '--param thingId=VALUE'],
    [409, '--states-url'],
  ])('answered %d is an error that says what is missing', async (status, hint) => {
    const server = await start((_request, response) => json(response, status, { error: 'x' }));
    const report = await checkThings(server);
    expect(found(report)).toContain(`error operation-not-reached ${status}`);
    expect(report.findings.find(({ code }) => code === 'operation-not-reached')?.message).toContain(hint);
  });

  test('is one error beside others that succeed', async () => {
    const text = `${thingDocument.replace('  /things/{thingId}:', "  /other: {get: {operationId: other, security: [], responses: {'200': {description: ok}, '401': {content: {application/json: {}}}}}}\n  /things/{thingId}:")}`;
    const right = things();
    const server = await start((request, response, count) => {
      if (request.url === '/other') json(response, 401, { error: 'x' });
      else right(request, response, count);
    });
    expect(found(await checkThings(server, {}, text)).filter((line) => !line.includes('undeclared'))).toEqual(
      ['error operation-not-reached 401'],
    );
  });
});

describe('a server that asks for patience', () => {
  test.each([429, 503])('with %d and Retry-After is asked again, and not blamed', async (status) => {
    const right = things();
    const refused = new Set<string>();
    const server = await start((request, response, count) => {
      const known = JSON.stringify(request);
      const isFirst =
        request.method === 'PATCH' && request.headers['x-key'] === secret && !refused.has(known);
      refused.add(known);
      if (isFirst) json(response, status, { error: 'later' }, { 'Retry-After': '0' });
      else right(request, response, count);
    });
    const report = await checkThings(server);
    expect(found(report)).toEqual([]);
    expect(cells(report).slice(0, 2)).toEqual(['200 conforms', '400 conforms']);
  });

  test('with 503 again and again is broken', async () => {
    const right = things();
    const server = await start((request, response, count) => {
      if (request.body.includes('size')) json(response, 503, { error: 'later' }, { 'Retry-After': '0' });
      else right(request, response, count);
    });
    expect(found(await checkThings(server))).toContain('error server-error 503');
  });

  test('for longer than is bearable is not waited for', async () => {
    const right = things();
    const server = await start((request, response, count) => {
      if (request.body.includes('size')) json(response, 503, { error: 'later' }, { 'Retry-After': '3600' });
      else right(request, response, count);
    });
    expect(found(await checkThings(server))).toContain('error server-error 503');
  });
});

describe('a server that does not answer', () => {
  test('is not waited for again and again', async () => {
    const server = await start(() => undefined);
    const report = await checkThings(server, { timeout: 30 });
    expect(found(report)).toContain('error server-error ');
    expect(report.operations[0]?.uncovered.join()).toMatch(/\d+ cases, as others like them timed out/);
    expect(server.received.length).toBeLessThan(15);
  });

  test('to one kind of request is still asked the others', async () => {
    const right = things();
    const server = await start((request, response, count) => {
      if (request.method !== 'PATCH' || readThing(request)) right(request, response, count);
    });
    const report = await checkThings(server, { timeout: 200 });
    expect(cells(report)).toEqual([
      '200 conforms',
      '400 refused',
      '401 conforms',
      '404 conforms',
      '409 unreached',
    ]);
    expect(new Set(found(report))).toEqual(new Set(['error server-error ']));
  });
});

describe('provider states', () => {
  interface Asked {
    readonly state: string;
    readonly action: string;
    readonly params: { readonly status: string };
  }

  /** A correct implementation with states; `answer` says what each set-up gets. */
  async function withStates(
    answer: (status: string) => { code: number; values?: object; honoured?: boolean },
    served: (right: Handler, state: () => string) => Handler = (right) => right,
  ) {
    let state = '';
    const asked: Asked[] = [];
    const server = await start(served(things({ state: () => state }), () => state));
    const states = await start((request, response) => {
      const body = JSON.parse(request.body) as Asked;
      asked.push(body);
      const { code, values, honoured = true } = answer(body.params.status);
      state = body.action === 'setup' && honoured ? body.params.status : '';
      json(response, code, values ?? {});
    });
    const report = await checkThings(server, { statesUrl: states.url, parameters: new Map() });
    return { report, asked, server };
  }

  const known = (status: string) => ({
    code: status === '409' || status === '200' ? 200 : 404,
    values: { thingId: 'known' },
  });

  test('bring their statuses about, with the values they give', async () => {
    const { report } = await withStates(known);
    expect(found(report)).toEqual([]);
    expect(cells(report)).toEqual([
      '200 conforms',
      '400 conforms',
      '401 conforms',
      '404 conforms',
      '409 conforms',
    ]);
    expect(report.operations[0]?.cells[4]?.reason).toBe('by state');
  });

  test('are torn down once each that was set up, before the next', async () => {
    const { asked } = await withStates(known);
    const steps = asked.map(({ action, params }) => `${action} ${params.status}`);
    expect(steps.slice(0, 4)).toEqual(['setup 200', 'teardown 200', 'setup 200', 'teardown 200']);
    expect(steps.slice(-2)).toEqual(['setup 409', 'teardown 409']);
    expect(steps).not.toContain('teardown 404');
    expect(asked[0]?.state).toBe('PATCH /things/{thingId} responds 200');
  });

  test('not offered leave their cell unreached', async () => {
    const { report } = await withStates((status) => (status === '200' ? known(status) : { code: 404 }));
    expect(found(report)).toEqual([]);
    expect(cells(report).at(-1)).toBe('409 unreached');
  });

  test('whose set-up fails are an error of their own', async () => {
    const { report } = await withStates((status) => (status === '409' ? { code: 500 } : known(status)));
    expect(report.findings.map(({ code, severity, message }) => [code, severity, message])).toEqual([
      ['state-setup-failed', 'error', expect.stringMatching(/409.*500/)],
    ]);
  });

  test('that are not honoured are an error, and their cell is refused', async () => {
    const { report } = await withStates((status) => ({ ...known(status), honoured: false }));
    expect(found(report)).toEqual(['error state-not-honoured 200']);
    expect(report.operations[0]?.cells.at(-1)).toMatchObject({
      verdict: 'refused',
      reason: expect.stringContaining('200'),
    });
  });

  test('answered by a status that is not documented are not honoured', async () => {
    const { report } = await withStates(known, (right, state) => (request, response, count) => {
      if (state() === '409') json(response, 423, { error: 'locked' });
      else right(request, response, count);
    });
    expect(found(report)).toEqual(['error state-not-honoured 423']);
  });

  test('for 404 say nothing more of a server that knows every id', async () => {
    const { report } = await withStates(
      (status) => (status === '404' ? { code: 200, values: { thingId: 'gone' } } : known(status)),
      (right) => (request, response, count) =>
        right({ ...request, url: request.url.replace(/[^/]+$/, 'known') }, response, count),
    );
    expect(found(report)).toEqual(['error unknown-id-accepted 200']);
  });

  test('whose success is not documented are told once', async () => {
    const { report } = await withStates(known, (right) => (request, response, count) => {
      const written: typeof response.writeHead = response.writeHead.bind(response);
      response.writeHead = ((status: number, headers: object) =>
        written(status === 200 ? 202 : status, headers as Record<string, string>)) as typeof written;
      right(request, response, count);
    });
    expect(found(report)).toEqual(['error undocumented-status 202']);
  });
});

describe('a mock', () => {
  /** Answers as asked by `Prefer`, else with the first success; knows no secrets and no ids. */
  const mock =
    (headers: Record<string, string>): Handler =>
    (request, response) => {
      const code = /code=(\d+)/.exec(String(request.headers.prefer))?.[1];
      const problem = (status: number) => json(response, status, { error: 'x' }, headers);
      if (request.method !== 'PATCH') return problem(request.url.startsWith('/things/') ? 405 : 404);
      if (request.headers['x-key'] === undefined) return problem(401);
      if (code !== undefined && code !== '200') return problem(Number(code));
      if (!readThing(request)) return problem(400);
      json(response, 200, { id: 'a', name: 'made up' }, headers);
    };

  test.each([
    ['by its header', { 'Tally-Mock': 'things' }],
    ['by its obedience to Prefer', {}],
  ])('is recognised %s, and what needs a memory is not asked of it', async (_what, headers) => {
    const server = await start(mock(headers as Record<string, string>));
    const report = await checkThings(server, {
      credentials: new Map(),
      parameters: new Map(),
      statesUrl: new URL('http://127.0.0.1:1/'),
    });
    expect(report.notes).toEqual([expect.stringMatching(/mock without state/)]);
    expect(cells(report)).toEqual([
      '200 conforms',
      '400 conforms',
      '401 conforms',
      '404 conforms',
      '409 conforms',
    ]);
    const codes = report.findings.map(({ code }) => code);
    expect(codes).not.toEqual(expect.arrayContaining(['unknown-id-accepted']));
    expect(codes.filter((code) => /credential|unknown-id|sent-value|wrong-id|state/.test(code))).toEqual([]);
  });

  test('is no server that obeys Prefer for what it would answer anyway', async () => {
    const report = await checkThings(await start(things()));
    expect(report.notes).toEqual([]);
  });
});

describe('secrets', () => {
  const spellings = [secret, `${secret}x`, secret.slice(0, -1), `${secret.slice(0, -1)}~`];
  const written = spellings.flatMap((text) => [
    text,
    JSON.stringify(text).slice(1, -1),
    encodeURIComponent(text),
    Buffer.from(text).toString('base64'),
  ]);

  test.each([
    ['key', 'securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}'],
    ['query', 'securitySchemes: {key: {type: apiKey, in: query, name: k}}'],
    ['cookie', 'securitySchemes: {key: {type: apiKey, in: cookie, name: k}}'],
    ['bearer', 'securitySchemes: {key: {type: http, scheme: bearer}}'],
    ['basic', 'securitySchemes: {key: {type: http, scheme: basic}}'],
  ])(
    'of kind %s appear in no part of the report, even where the server gives them back',
    async (_kind, schemes) => {
      const server = await start((request, response) => {
        const echo = {
          error: `at ${request.url}`,
          headers: request.headers,
          url: request.url,
        };
        if (request.method === 'PATCH') json(response, 200, echo, { 'X-Echo': encodeURI(request.url) });
        else json(response, 500, echo);
      });
      const text = thingDocument.replace(/securitySchemes: .*/, schemes);
      const report = await checkThings(server, { headers: [['X-Trace', 'trace-value-1']], runId: 'r' }, text);
      expect(report.findings.map(({ code }) => code)).toEqual(
        expect.arrayContaining(['credential-not-enforced', 'response-body-schema']),
      );
      const whole = JSON.stringify(report);
      const inside = written.filter(
        (form) => whole.includes(form) || whole.includes(JSON.stringify(form).slice(1, -1)),
      );
      expect(inside).toEqual([]);
      expect(whole).not.toContain('trace-value-1');
      expect(whole).toContain('$KEY');
    },
  );

  test('in --url appear in no part either', async () => {
    const server = await start(things());
    const url = new URL(server.url);
    url.username = 'user';
    url.password = 'pass-word';
    expect(JSON.stringify(await checkThings(server, { url }))).not.toContain('pass-word');
  });
});
