import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/check/case.js';
import { planCredentials } from '../../src/check/plan-credentials.js';
import { planInvalid, planInvalidItems } from '../../src/check/plan-invalid.js';
import { planMethods } from '../../src/check/plan-methods.js';
import { planUnknown } from '../../src/check/plan-unknown.js';
import { planUnusual } from '../../src/check/plan-unusual.js';
import { planValid } from '../../src/check/plan-valid.js';
import type { RequestPlan } from '../../src/check/request-plan.js';
import { planOf, told } from './planned.js';

const thing = `openapi: 3.1.0
paths:
  /things/{thingId}:
    patch:
      operationId: change
      security: [{bearer: [], key: []}]
      parameters:
        - {name: thingId, in: path, required: true, schema: {type: string, maxLength: 40}}
        - {name: limit, in: query, schema: {type: integer, maximum: 9}}
        - {name: X-Mode, in: header, required: true, schema: {enum: [a, b]}}
      requestBody:
        required: true
        content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string, maxLength: 3}, size: {type: integer}}}, example: {name: eg}}}
      responses: {'200': {description: ok}}
  /things/new: {get: {operationId: fresh, responses: {'200': {description: ok}}}}
components:
  securitySchemes:
    bearer: {type: http, scheme: bearer}
    key: {type: apiKey, in: query, name: k}
`;
const plan = () =>
  planOf(thing, {
    credentials: { bearer: 'tally-token', key: 'k-123' },
    parameters: { thingId: 't1' },
    basePath: '/v1',
  });
const body = (sent: Case) => sent.request.body?.toString('utf8');

describe('the smallest body', () => {
  const form = `openapi: 3.1.0
paths:
  /hooks:
    post:
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema: {type: object, required: [events], properties: {events: {type: array, items: {type: string}}}}
      responses: {'200': {description: ok}}
`;

  test('of a form holds what a form can write: an empty list cannot be told from none', () => {
    expect(planOf(form).smallest().request.body?.toString('utf8')).toMatch(/^events=./);
  });

  test('of JSON is the smallest', () => {
    const json = form.replace('application/x-www-form-urlencoded', 'application/json');
    expect(planOf(json).smallest().request.body?.toString('utf8')).toBe('{"events":[]}');
  });
});

describe('a request line that servers need not take', () => {
  test('is an open question, however the document allows it', () => {
    const plan = planOf(`openapi: 3.1.0
paths:
  /found:
    get:
      parameters: [{name: q, in: query, schema: {type: string, maxLength: 9000}}]
      responses: {'200': {description: ok}}
`);
    const long = [...planValid(plan)].filter(({ request }) => request.target.length > 8_000);
    expect(long.map((sent) => sent.class)).toEqual(['open']);
  });
});

describe('valid requests', () => {
  test('are the smallest, the example, the full, each place, each boundary, each parameter', () => {
    expect(told(planValid(plan()))).toMatchInlineSnapshot(`
[
  "valid the smallest body | request body : {schema: {type: object, required: [name], properties: {name:…",
  "valid example | request body : {name: eg}",
  "valid full | request body : {type: object, required: [name], properties: {name: {type: s…",
  "valid limit: minimal | request query /limit: {type: integer, maximum: 9}",
  "valid limit: value at maximum 9 | request query /limit: 9",
  "valid X-Mode: value = "b" | request header /X-Mode: b",
  "valid zero at /size | request body /size: {type: integer}",
]
`);
  });

  test('do not write lists with nothing in them, which may be read as one empty item', () => {
    const own = planOf(`openapi: 3.1.0
paths:
  /a:
    get:
      parameters:
        - {name: q, in: query, explode: false, schema: {type: array, items: {enum: [x, y]}}}
        - {name: X-List, in: header, schema: {type: array, items: {enum: [x]}}}
        - {name: text, in: query, allowEmptyValue: true, schema: {enum: ['']}}
      responses: {'200': {description: ok}}
`);
    const sent = [...planValid(own)].map(({ request: { target, headers } }) =>
      [target, ...headers.filter(([name]) => name === 'X-List')].join(' '),
    );
    expect(sent).toEqual(['/a', '/a?q=x', '/a?q=y', '/a X-List,x', '/a?text=']);
  });

  test('break no rule by their bytes, and differ from each other', () => {
    const cases = [...planValid(plan())];
    const own = plan();
    expect(cases.flatMap((sent) => own.flaws(sent.request))).toEqual([]);
    const written = cases.map(
      ({ request }) => `${request.target} ${JSON.stringify(request.headers)} ${request.body}`,
    );
    expect(new Set(written).size).toBe(cases.length);
  });

  test('are under the base path, with known values and credentials', () => {
    const [first] = planValid(plan());
    expect(first?.request.target).toBe('/v1/things/t1?k=k-123');
    expect(first?.request.headers).toEqual(
      expect.arrayContaining([
        ['Authorization', 'Bearer tally-token'],
        ['X-Mode', 'a'],
        ['Content-Type', 'application/json'],
      ]),
    );
  });

  test.each([
    ['no body, where none is required', 'required: false, ', '{type: object}', ['valid no body', false]],
    ['no body, where nothing is said', '', '{type: object}', ['valid no body', true]],
    [
      'no body, where nothing is said but content is asked for',
      '',
      '{type: object, required: [a]}',
      ['open no body', true],
    ],
  ])('%s', (_what, required, schema, expected) => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {/a: {post: {requestBody: {${required}content: {application/json: {schema: ${schema}}}}}}}`,
    );
    const found = [...planValid(own)].find(({ label }) => label === 'no body');
    expect([`${found?.class} ${found?.label}`, found?.lenient]).toEqual(expected);
    expect(found?.request.headers.map(([name]) => name)).not.toContain('Content-Type');
  });

  test('take no other value for what is known to exist or limited by prose', () => {
    const own = planOf(thing, {
      parameters: { limit: 4 },
      contract: { operations: { change: { values: { '/name': ['abc', 'xyz'] } } } },
    });
    const cases = [...planValid(own)];
    const names = cases.map((sent) => (JSON.parse(body(sent) ?? '{}') as { name?: string }).name);
    expect(new Set(names)).toEqual(new Set(['abc', 'xyz']));
    expect(cases.every(({ request }) => request.target.includes('limit=4'))).toBe(true);
  });

  test('of a form have their numbers as text', () => {
    const own = planOf(
      'openapi: 3.1.0\npaths: {/a: {post: {requestBody: {required: true, content: {application/x-www-form-urlencoded: {schema: {type: object, required: [n, l], properties: {n: {type: integer, minimum: 5}, l: {type: array, items: {type: boolean}, minItems: 1}}}}}}}}}',
    );
    const [first] = planValid(own);
    expect(first && body(first)).toMatch(/^(n=5&l=(true|false)|l=(true|false)&n=5)$/);
  });

  test.each([
    ['matrix', '{style: matrix, schema: {type: array, items: {type: integer}, minItems: 1}}'],
    [
      'label',
      '{style: label, explode: true, schema: {type: object, required: [a], properties: {a: {type: integer}}}}',
    ],
    ['simple', '{schema: {type: array, items: {type: string}, minItems: 2}}'],
  ])('fit a path parameter of style %s', (_style, written) => {
    const parameter = written.replace('{', '{name: id, in: path, required: true, ');
    const own = planOf(`openapi: 3.1.0\npaths: {'/a/{id}': {get: {parameters: [${parameter}]}}}`);
    expect(own.flaws(own.request())).toEqual([]);
  });

  test.each([
    ['deepObject', 'style: deepObject, '],
    ['form', ''],
    ['form, not exploded', 'explode: false, '],
  ])('fit a query object of style %s', (_style, written) => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {/a: {get: {parameters: [{name: q, in: query, required: true, ${written}schema: {type: object, required: [a], properties: {a: {type: integer}}}}]}}}`,
    );
    expect(own.flaws(own.request())).toEqual([]);
    expect(own.request().target).toMatch(/\d/);
  });
});

describe('invalid requests', () => {
  test('break each rule once before any is broken in a second way', () => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {/a: {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {a: {type: string}, b: {type: object, properties: {c: {type: boolean}}}}}}}}}}}`,
    );
    const places = [...planInvalid(own)]
      .map(({ place }) => place.pointer)
      .filter((pointer) => pointer !== '');
    expect(places.slice(0, 4)).toEqual(['/a', '/b', '/b/c', '/a']);
  });

  test('break exactly one rule each, at its place', () => {
    expect(
      told(planInvalid(plan())).filter(
        (line) => !line.includes('for object') && !line.includes('/size') && !line.includes('/name '),
      ),
    ).toMatchInlineSnapshot(`
[
  "invalid malformed JSON | request body : {schema: {type: object, required: [name], properties: {name:…",
  "invalid truncated JSON | request body : {schema: {type: object, required: [name], properties: {name:…",
  "invalid no body | request body : true",
  "invalid an empty body | request body : true",
  "invalid the body sent as text/plain | request body : {application/json: {schema: {type: object, required: [name],…",
  "invalid value is null | request body : object",
  "invalid thingId: value longer than maxLength 40 | request path /thingId: 40",
  "invalid limit: string for integer | request query /limit: integer",
  "invalid limit: fraction for integer | request query /limit: integer",
  "invalid limit: value above maximum 9 | request query /limit: 9",
  "invalid without X-Mode | request header /X-Mode: true",
  "invalid X-Mode: value is not in its enum | request header /X-Mode: [a, b]",
]
`);
  });

  test('are found invalid by their bytes', () => {
    const own = plan();
    const cases = [...planInvalid(own)].filter(({ place }) => place.location !== 'request path');
    expect(cases.length).toBeGreaterThan(8);
    expect(cases.filter((sent) => own.flaws(sent.request).length === 0).map(({ label }) => label)).toEqual(
      [],
    );
  });

  test('do not leave out a header that is given for every request', () => {
    const own = planOf(thing, { headers: [['x-mode', 'b']] });
    expect(
      [...planInvalid(own)].map(({ label }) => label).filter((label) => label.includes('X-Mode')),
    ).toEqual([]);
  });

  test.each([
    ['an enum', '{enum: [cat, dog]}', ['enum']],
    ['a pattern', "{type: string, pattern: '^[a-z]+$'}", ['pattern']],
    ['a list of an enum', '{type: array, items: {enum: [cat, dog]}}', ['enum']],
    ['a whole number', '{type: integer, maximum: 9}', ['type', 'maximum']],
  ])('of a query are about the rule that the text written breaks: %s', (_what, schema, keywords) => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {/a: {get: {parameters: [{name: q, in: query, schema: ${schema}}]}}}`,
    );
    const rules = [...planInvalid(own)].map(({ place }) => place.rule.pointer.split('/').at(-1));
    expect([...new Set(rules)]).toEqual(keywords);
  });

  test('that are written alike are sent once', () => {
    const own = planOf(
      'openapi: 3.1.0\npaths: {/a: {get: {parameters: [{name: q, in: query, schema: {type: array, items: {enum: [cat]}}}]}}}',
    );
    const targets = [...planInvalid(own)].map(({ request }) => request.target);
    expect(new Set(targets).size).toBe(targets.length);
  });

  test('change no path into another one', () => {
    const own = planOf(
      "openapi: 3.1.0\npaths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string, minLength: 1, pattern: '^[.]*x+$'}}]}}}",
    );
    expect(
      [...planInvalid(own)].every(({ request }) => /^\/a\/(?!\.{0,2}$)[^/]+$/.test(request.target)),
    ).toBe(true);
  });

  test('in headers can be written there', () => {
    const own = planOf(
      "openapi: 3.1.0\npaths: {/a: {get: {parameters: [{name: X-A, in: header, schema: {type: string, pattern: '^[à-ü]+$', minLength: 2}}]}}}",
    );
    const values = [...planInvalid(own), ...planValid(own)].flatMap(({ request }) =>
      request.headers.map(([, value]) => value),
    );
    expect(values.every((value) => /^[ -~]*$/.test(value))).toBe(true);
  });
});

describe('unusual requests', () => {
  const post = (properties: string, rest = '') =>
    planOf(
      `openapi: 3.1.0\npaths: {/a: {post: {requestBody: {content: {application/json: {schema: {type: object, ${rest} properties: {${properties}}}}}}}}}`,
    );
  const all = (own: RequestPlan) => [...planUnusual(own)].map((sent) => `${sent.class} ${sent.label}`);

  test('put text of real users and text that only must not break a server at each text', () => {
    const own = all(post('t: {type: string}, short: {type: string, maxLength: 2}', 'required: [t],'));
    expect(own.filter((line) => line.endsWith(' /t') || line.endsWith(' /short'))).toEqual([
      'valid non-ASCII text at /t',
      'open a text of 1000000 characters at /t',
      'valid text with quotes and signs at /t',
      'valid the longest non-ASCII text at /short',
      'open text beyond the basic plane at /t',
      'open a NUL character at /t',
      'open a lone surrogate at /t',
      'open a line break at /t',
      'open an empty text at /t',
      'open an empty text at /short',
      'open the text 0 at /t',
      'open the text 0 at /short',
    ]);
  });

  test('put numbers that a server may have limits for at each number; what is accepted must come back', () => {
    const own = [
      ...planUnusual(
        post('n: {type: number}, free: {type: integer, minimum: 0, maximum: 9}, t: {type: string}'),
      ),
    ];
    expect(own.filter(({ tells }) => tells).map(({ label, value }) => [label, value])).toEqual([
      ['text beyond the basic plane at /t', { t: 'tally 🧾' }],
      ['an empty text at /t', { t: '' }],
      ['the text 0 at /t', { t: '0' }],
      ['a negative number at /n', { n: -1 }],
      ['a number beyond 32 bits at /n', { n: 3_000_000_000 }],
    ]);
  });

  test('are shorter where the place is', () => {
    const own = [...planUnusual(post('t: {type: string, maxLength: 20}'))];
    expect(own.find(({ trait }) => trait === 'text with quotes and signs')?.value).toEqual({
      t: `O'Brien "&" <Söhne>`,
    });
  });

  test('fill objects of which no key is named, and send the smallest body after each', () => {
    const own = planUnusual(
      post(
        'free: {type: object}, named: {type: object, properties: {a: {}}}, closed: {type: object, additionalProperties: false}',
      ),
    );
    const filled = [...own].filter(({ tells, place }) => tells && !place.pointer.startsWith('/named'));
    expect(filled.map(({ class: kind, value }) => [kind, value])).toEqual([
      ['open', { free: { tally: 'stick' } }],
      ['valid', {}],
      ['open', { free: { tally: ['one', 'two'] } }],
      ['valid', {}],
    ]);
  });

  test('put zero and other spellings of a format where they are valid', () => {
    const own = planValid(
      post(
        'n: {type: integer}, positive: {type: integer, minimum: 1}, part: {type: number, minimum: 0}, at: {type: string, format: date-time}, mail: {type: string, format: email}',
      ),
    );
    const spelled = [...own].filter(({ trait }) => trait !== undefined);
    expect(spelled.find(({ trait }) => trait === 'a fraction')?.value).toEqual({ part: 1.25 });
    expect(spelled.map((sent) => `${sent.class} ${sent.label}`)).toEqual([
      'valid zero at /n',
      'valid a fraction at /part',
      'valid a date-time with an offset at /at',
      'valid a date-time with a fraction at /at',
      'valid an e-mail address with a tag at /mail',
    ]);
  });

  test.each([
    [
      'texts',
      '{type: array, items: {type: string}}',
      { l: [expect.any(String), expect.any(String), 'Zoë Ångström 東京'] },
      '/l/2',
    ],
    ['numbers', '{type: array, items: {type: integer}}', { l: [1, 1, 1] }, '/l/2'],
    [
      'two at most',
      '{type: array, maxItems: 2, items: {type: string}}',
      { l: [expect.any(String), 'Zoë Ångström 東京'] },
      '/l/1',
    ],
    [
      'no repeats',
      '{type: array, uniqueItems: true, items: {type: string}}',
      { l: [expect.any(String), 'Zoë Ångström 東京'] },
      '/l/1',
    ],
  ])('make lists of %s longer', (_what, schema, value, pointer) => {
    const [found] = [...planUnusual(post(`l: ${schema}`))].filter(({ trait }) => trait === 'a longer list');
    expect([found?.class, found?.value, found?.place.pointer]).toEqual(['valid', value, pointer]);
  });

  test('are very long, very deep, hold what nobody described, and are no text at all', () => {
    const own = post('t: {type: string}', 'required: [t],');
    const sent = (label: string) => [...planUnusual(own)].find((one) => one.label === label)?.request.body;
    expect(sent('a text of 1000000 characters at /t')?.length).toBe(1_000_008);
    expect(String(sent('1000 levels of nesting'))).toMatch(/^\{"t":"[^"]+","tally_deep":\[{1000}\]{1000}\}$/);
    expect(String(sent('an unknown property'))).toMatch(/^\{"t":"[^"]+","tally_unknown":"x"\}$/);
    expect(sent('bytes that are not UTF-8')?.includes(0xff)).toBe(true);
  });

  test.each(['true', 'false', '{type: string}'])(
    'hold no unknown property where the document says what they are: %s',
    (said) => {
      expect(all(post('t: {type: string}', `additionalProperties: ${said},`))).not.toContain(
        'open an unknown property',
      );
    },
  );

  test('name odd ids and odd texts, each encoded for its place', () => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}, {name: q, in: query, schema: {type: string}}, {name: n, in: query, schema: {type: integer}}]}}}`,
      { parameters: { id: 'k' } },
    );
    const targets = [...planUnusual(own)].map(({ request }) => request.target);
    expect(targets).toEqual(expect.arrayContaining(['/a/a%00b', '/a/a%2F..%2Fb', '/a/-1', '/a/k?q=a%00b']));
    expect(targets.every((target) => /^\/a\/[\w.~!$&'()*+,;=:@%-]+(\?q=\S+)?$/.test(target))).toBe(true);
  });

  test('do not make odd things where a PUT makes what is not there', () => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {'/a/{id}': {put: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'201': {}}}}}`,
    );
    expect(all(own)).toEqual([]);
  });

  test('name no id to delete that might be read as another', () => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {'/a/{id}': {delete: {parameters: [{name: id, in: path, required: true, schema: {type: string}}]}}}`,
    );
    const targets = [...planUnusual(own)].map(({ request }) => request.target);
    expect(targets).toContain('/a/a%00b');
    expect(targets.filter((target) => /%2F|\/-/.test(target))).toEqual([]);
  });

  test('spell header names in capitals, but for those of credentials, which is valid', () => {
    const [found] = planUnusual(plan());
    expect(found).toMatchObject({ class: 'valid', label: 'header names in capitals' });
    expect(found?.request.headers.map(([name]) => name)).toEqual(
      expect.arrayContaining(['X-MODE', 'CONTENT-TYPE', 'Authorization']),
    );
  });
});

describe('what is wrong in a list', () => {
  const list = (items: string, rest = '') =>
    [
      ...planInvalidItems(
        planOf(
          `openapi: 3.1.0\npaths: {/a: {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {l: {type: array, ${rest} items: ${items}}}}}}}}}}`,
        ),
      ),
    ].filter(({ place }) => /^\/l\/[12]/.test(place.pointer));

  test('is wrong in its second and its last item, too, and nothing else is', () => {
    const found = list('{type: object, required: [n], properties: {n: {type: integer}}}');
    expect(found.map(({ label, value }) => `${label} ${JSON.stringify(value)}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^\/l\/1 string for object \{"l":\[\{"n":1\},"[^"]*",\{"n":1\}\]\}$/),
        expect.stringMatching(/^\/l\/2 string for object \{"l":\[\{"n":1\},\{"n":1\},"[^"]*"\]\}$/),
        'without /l/2/n {"l":[{"n":1},{"n":1},{}]}',
        expect.stringMatching(
          /^\/l\/2\/n fraction for integer \{"l":\[\{"n":1\},\{"n":1\},\{"n":\d\.5\}\]\}$/,
        ),
      ]),
    );
    expect(found.every(({ class: kind }) => kind === 'invalid')).toBe(true);
  });

  test.each([
    ['two at most', 'maxItems: 2,', /^\/l\/1/],
    ['no repeats', 'uniqueItems: true,', /^\/l\/1/],
  ])('stays within the other rules: %s', (_what, rule, pointer) => {
    const found = list('{type: string, minLength: 2}', rule);
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter(({ place }) => !pointer.test(place.pointer))).toEqual([]);
  });

  test('is left alone where only one item may be there', () => {
    expect(list('{type: string}', 'maxItems: 1,')).toEqual([]);
  });
});

describe('requests with faulty credentials', () => {
  test('damage each scheme in each way, and spell its header otherwise', () => {
    expect(
      [...planCredentials(plan(), false)].map((sent) => `${sent.class} ${sent.label} ${sent.place.pointer}`),
    ).toEqual([
      'unauthorised bearer missing /bearer',
      'unauthorised bearer empty /bearer',
      'unauthorised bearer lengthened /bearer',
      'unauthorised bearer cut short /bearer',
      'unauthorised bearer with its last character changed /bearer',
      'unauthorised bearer in the other letter case /bearer',
      'unauthorised bearer without its scheme word /bearer',
      'unauthorised bearer sent as Basic /bearer',
      'valid bearer in the header AUTHORIZATION /bearer',
      'unauthorised key missing /key',
      'unauthorised key empty /key',
      'unauthorised key lengthened /key',
      'unauthorised key cut short /key',
      'unauthorised key with its last character changed /key',
      'unauthorised key in the other letter case /key',
    ]);
  });

  test.each([
    ['hexadecimal digits', '0f2f9c1a-6e0b', []],
    ['digits', '4711', []],
    ['a password, whose user is the same in any case', 'Ada@Example.org:paSS1', ['Ada@Example.org:PAss1']],
  ])('are written in the other letter case where that is another secret: %s', (_what, secret, expected) => {
    const basic = `openapi: 3.1.0
paths: {/a: {get: {security: [{basic: []}], responses: {'200': {description: ok}}}}}
components: {securitySchemes: {basic: {type: http, scheme: basic}}}
`;
    const cases = [...planCredentials(planOf(basic, { credentials: { basic: secret } }), false)];
    const sent = cases.filter(({ label }) => label.endsWith('in the other letter case'));
    const written = sent.map(({ request }) =>
      new Map(request.headers).get('Authorization')?.slice('Basic '.length),
    );
    expect(written.map((code) => Buffer.from(code ?? '', 'base64').toString())).toEqual(expected);
  });

  test('leave the other scheme whole', () => {
    const seen = [...planCredentials(plan(), false)].map(({ request }) => [
      request.headers.find(([name]) => /^authorization$/i.test(name))?.join(': '),
      /k=([^&]*)/.exec(request.target)?.[1],
    ]);
    expect(seen.slice(0, 3)).toEqual([
      [undefined, 'k-123'],
      ['Authorization: Bearer ', 'k-123'],
      ['Authorization: Bearer tally-tokenx', 'k-123'],
    ]);
    expect(seen.at(8)).toEqual(['AUTHORIZATION: Bearer tally-token', 'k-123']);
    expect(seen.slice(9, 11)).toEqual([
      ['Authorization: Bearer tally-token', undefined],
      ['Authorization: Bearer tally-token', ''],
    ]);
  });

  test('of a mock only leave out', () => {
    expect([...planCredentials(plan(), true)].map(({ label }) => label)).toEqual([
      'bearer missing',
      'key missing',
    ]);
  });

  const either = thing.replace('[{bearer: [], key: []}]', '[{bearer: []}, {key: []}]');
  const both = { bearer: 'tally-token', key: 'k-123' };

  test('try each alternative that is known, as valid and in each way damaged', () => {
    const alternatives = [new Map([['key', both.key]])];
    const own = planOf(either, { credentials: { bearer: both.bearer }, alternatives });
    const told = [...planCredentials(own, false)].map((sent) => `${sent.class} ${sent.label}`);
    expect(told.slice(9)).toEqual([
      'valid key instead',
      'unauthorised key empty',
      'unauthorised key lengthened',
      'unauthorised key cut short',
      'unauthorised key with its last character changed',
      'unauthorised key in the other letter case',
    ]);
    const [instead] = [...planCredentials(own, false)].filter(({ label }) => label === 'key instead');
    expect(instead?.request.target).toContain('k=k-123');
    expect(instead?.request.headers.map(([name]) => name)).not.toContain('Authorization');
  });

  test('take nothing away where what is left is enough', () => {
    const more = thing.replace('[{bearer: [], key: []}]', '[{bearer: [], key: []}, {bearer: []}]');
    const own = planOf(more, { credentials: both });
    expect(
      [...planCredentials(own, false)].map(({ label }) => label).filter((one) => one.startsWith('key')),
    ).toEqual([]);
  });

  test('are none where credentials are optional', () => {
    const optional = thing.replace('[{bearer: [], key: []}]', '[{}, {bearer: []}]');
    expect([...planCredentials(planOf(optional, { credentials: { bearer: 'x' } }), false)]).toEqual([]);
  });
});

describe('requests for what nobody has', () => {
  test('name one of their own in each operation, as one may make what it is asked for', () => {
    const text = `openapi: 3.1.0
paths: {'/a/{id}': {parameters: [{name: id, in: path, required: true, schema: {type: integer}}], get: {operationId: one}, put: {operationId: other}}}`;
    const targets = ['one', 'other'].map((id) => [...planUnknown(planOf(text, { id }))][0]?.request.target);
    expect(targets[0]).not.toBe(targets[1]);
  });

  test('name a parent that nobody has, where it is named like an id', () => {
    const own = planOf(
      `openapi: 3.1.0
paths:
  '/{locale}/owners/{ownerId}/pets/{petId}':
    get: {parameters: [{name: locale, in: path, required: true}, {name: ownerId, in: path, required: true}, {name: petId, in: path, required: true}]}`,
      { parameters: { locale: 'en', ownerId: 'o1', petId: 'p1' } },
    );
    expect(
      [...planUnknown(own)].map(({ class: kind, label, request }) => `${kind} ${label} ${request.target}`),
    ).toEqual([
      expect.stringMatching(/^unknown an unknown petId \/en\/owners\/o1\/pets\/(?!p1$)[\w-]+$/),
      expect.stringMatching(/^unknown an unknown ownerId \/en\/owners\/(?!o1)[\w-]+\/pets\/p1$/),
    ]);
  });

  test('name a fresh id in the last path parameter', () => {
    const [found] = planUnknown(plan());
    expect(found).toMatchObject({
      class: 'unknown',
      label: 'an unknown thingId',
      place: { location: 'request path', pointer: '/thingId' },
    });
    expect(found?.request.target).toMatch(/^\/v1\/things\/[\w-]{10,40}\?k=k-123$/);
  });

  test.each([
    ['an integer', '{type: integer}', /^\/a\/\d+$/],
    ['a UUID', '{type: string, format: uuid}', /^\/a\/[0-9a-f]{8}-/],
    ['a pattern', "{type: string, pattern: '^[a-f0-9]{24}$'}", /^\/a\/[a-f0-9]{24}$/],
  ])('fit the schema of %s', (_what, schema, target) => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: ${schema}}]}}}`,
    );
    expect([...planUnknown(own)].map(({ request }) => request.target)).toEqual([
      expect.stringMatching(target),
    ]);
  });

  test.each([
    ['an enumeration that has no other member', '{enum: [one]}'],
    ['a constant', '{const: one}'],
  ])('are none for %s', (_what, schema) => {
    const own = planOf(
      `openapi: 3.1.0\npaths: {'/a/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: ${schema}}]}}}`,
    );
    expect([...planUnknown(own)]).toEqual([]);
  });

  test.each([
    ['written out', '{type: object, required: [key], properties: {key: {type: integer}}}'],
    ['by reference', "{$ref: '#/components/schemas/Body'}"],
  ])('name a fresh id in the body, whose schema is %s', (_what, schema) => {
    const own = planOf(
      `openapi: 3.1.0
paths: {/a: {post: {requestBody: {content: {application/json: {schema: ${schema}}}}}}}
components: {schemas: {Key: {type: integer}, Body: {type: object, required: [key], properties: {key: {$ref: '#/components/schemas/Key'}}}}}`,
      { parameters: { key: 5 } },
    );
    const [found] = planUnknown(own);
    expect(found).toMatchObject({
      label: 'an unknown key',
      place: { location: 'request body', pointer: '/key' },
    });
    expect(found && JSON.parse(body(found) ?? '')).toEqual({ key: expect.any(Number) });
    expect(found && own.flaws(found.request)).toEqual([]);
  });

  test('do not ask for what a body may leave out', () => {
    const own = planOf(
      'openapi: 3.1.0\npaths: {/a: {post: {requestBody: {content: {application/json: {schema: {type: object, properties: {key: {}}}}}}}}}',
      { parameters: { key: 5 } },
    );
    expect([...planUnknown(own)]).toEqual([]);
  });
});

describe('requests with methods that are not declared', () => {
  const methods = (own: RequestPlan) =>
    [...planMethods(own)].map(
      ({ label, request }) => `${label.split(',')[0]} ${request.target.replace(/\?.*/, '')}`,
    );

  test('read what exists, and write only to what does not', () => {
    expect(methods(plan())).toEqual([
      'GET /v1/things/t1',
      expect.stringMatching(/^POST \/v1\/things\/(?!t1$)[\w-]+$/),
      expect.stringMatching(/^PUT \/v1\/things\/(?!t1$)[\w-]+$/),
      expect.stringMatching(/^DELETE \/v1\/things\/(?!t1$)[\w-]+$/),
    ]);
  });

  test('do not write where no id keeps the write from something real', () => {
    expect(methods(planOf('openapi: 3.1.0\npaths: {/a: {post: {}}}'))).toEqual(['GET /a']);
  });

  test('spare a method that another template of the same path declares', () => {
    expect(
      methods(
        planOf(thing.replace('get: {operationId: fresh', 'post: {operationId: fresh'), { id: 'fresh' }),
      ),
    ).not.toContain('PATCH /things/new');
  });

  test('send no body', () => {
    expect([...planMethods(plan())].every(({ request }) => request.body === undefined)).toBe(true);
  });
});

describe('a plan', () => {
  test.each([
    [
      'a required parameter that cannot be made up',
      'parameters: [{name: q, in: query, required: true, schema: false}]',
      /no value for q/,
    ],
    [
      'a body that no value fits',
      'requestBody: {required: true, content: {application/json: {schema: false}}}',
      /no valid body/,
    ],
  ])('knows that no valid request can be made: %s', (_what, written, obstacle) => {
    expect(planOf(`openapi: 3.1.0\npaths: {/a: {post: {${written}}}}`).obstacle).toMatch(obstacle);
  });

  test('prefers JSON, and takes what else it can write', () => {
    const choose = (types: string) =>
      planOf(`openapi: 3.1.0\npaths: {/a: {post: {requestBody: {content: ${types}}}}}`).mediaType?.type;
    expect(choose('{text/plain: {}, application/merge-patch+json: {}}')).toBe('application/merge-patch+json');
    expect(choose('{text/csv: {}, text/plain: {}}')).toBe('text/csv');
    expect(choose('{}')).toBeUndefined();
  });

  test('writes the smallest body in each media type that it can write, but no octets and no list of changes', () => {
    const schema = 'schema: {type: object, required: [n], properties: {n: {type: integer}}}';
    const types = [
      'application/json',
      'application/xml',
      'application/json-patch+json',
      'image/png',
      'text/*',
      'application/x-www-form-urlencoded',
    ];
    const own = planOf(
      `openapi: 3.1.0\npaths: {/a: {post: {requestBody: {content: {${types.map((type) => `${type}: {${schema}}`).join(', ')}}}}}}`,
    );
    const written = [...planValid(own)].filter(({ label }) => label.startsWith('the smallest body as'));
    expect(written.map((sent) => [sent.class, sent.label, body(sent)])).toEqual([
      ['valid', 'the smallest body as application/xml', expect.stringContaining('<n>1</n>')],
      ['valid', 'the smallest body as application/x-www-form-urlencoded', 'n=1'],
    ]);
  });

  test('is the same for the same seed', () => {
    const all = (seed: number) => {
      const own = planOf(thing, { seed });
      return [
        ...planValid(own),
        ...planInvalid(own),
        ...planUnusual(own),
        ...planUnknown(own),
        ...planMethods(own),
      ].map(({ label, request }) => [label, request.target, request.body?.toString('utf8')]);
    };
    expect(all(3)).toEqual(all(3));
    expect(all(3)).not.toEqual(all(4));
  });
});
