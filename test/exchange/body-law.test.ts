import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type BodyDescription, decodeBody, encodeBody } from '../../src/exchange/body-codec.js';
import { concreteMediaType, type ParsedMediaType, parseMediaType } from '../../src/exchange/media-type.js';
import type { MediaType } from '../../src/openapi/api.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

/** The request body of a media type, described in flow style. */
function described(type: string, written: string, components = '{}'): BodyDescription {
  const api = apiOf(
    `openapi: 3.1.0\npaths: {/a: {post: {requestBody: {content: {'${type}': ${written}}}}}}\ncomponents: {schemas: ${components}}`,
  );
  return {
    mediaType: operationOf(api).requestBody?.content[0] as MediaType,
    direction: 'request',
  };
}

function thereAndBack(type: string, value: unknown, description: BodyDescription) {
  const written = concreteMediaType(type);
  const bytes = encodeBody(written, value, description) ?? Buffer.alloc(0);
  return decodeBody(parseMediaType(written) as ParsedMediaType, bytes, description);
}

const form = 'application/x-www-form-urlencoded';
const multipart = 'multipart/form-data';
const xml = 'application/xml';
const text = fc.string({ unit: 'grapheme' }).filter((one) => one.isWellFormed());
const octets = fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes).toString('latin1'));
/** What XML 1.0 can hold (§2.2). */
const xmlText = fc
  .string({ unit: fc.constantFrom(...' \t\r\n<>&"\']]>aä東🧾0'.split(/(?:)/u)) })
  .filter((one) => one.isWellFormed());

/** An object in which any property but the required may be absent. */
const thing = (strings: fc.Arbitrary<string>, extra: Record<string, fc.Arbitrary<unknown>> = {}) =>
  fc
    .record(
      {
        id: fc.integer(),
        name: strings,
        ok: fc.boolean(),
        tags: fc.array(strings, { minLength: 1, maxLength: 4 }),
        counts: fc.array(fc.integer(), { minLength: 1, maxLength: 4 }),
        owner: fc.record({ name: strings, age: fc.option(fc.integer()) }),
        ...extra,
      },
      { requiredKeys: [] },
    )
    .map((record) => ({ ...record }));

const plainProperties = `id: {type: integer}, name: {type: string}, ok: {type: boolean}, tags: {type: array, items: {type: string}},
  counts: {type: array, items: {type: integer}}, owner: {type: object, properties: {name: {type: string}, age: {type: [integer, 'null']}}}`;

const plain = (value: unknown) => JSON.parse(JSON.stringify(value));

describe('a body that is written from a valid value reads as that value', () => {
  test.each([
    ['with its defaults', ''],
    [
      'with styles',
      'encoding: {tags: {style: pipeDelimited, explode: false}, counts: {explode: false}, owner: {style: deepObject}}',
    ],
    ['with a list as JSON', 'encoding: {tags: {contentType: application/json}}'],
  ])('as a form, %s', (_what, encoding) => {
    const description = described(
      form,
      `{schema: {type: object, properties: {${plainProperties}}}, ${encoding}}`,
    );
    const strings = text.filter((one) => !one.includes('|'));
    fc.assert(
      fc.property(thing(strings), (value) => {
        // Piped, one empty item is not told from none.
        fc.pre(value.tags === undefined || value.tags.join('') !== '');
        expect(thereAndBack(form, value, description)).toEqual({ ok: true, value: plain(value) });
      }),
    );
  });

  test.each([
    ['with its defaults', ''],
    [
      'with content types',
      'encoding: {owner: {contentType: application/json}, photo: {contentType: image/*}}',
    ],
    ['with a list as JSON', 'encoding: {tags: {contentType: application/json}}'],
  ])('as multipart, %s', (_what, encoding) => {
    const description = described(
      multipart,
      `{schema: {type: object, properties: {${plainProperties}, photo: {type: string, format: binary},
        scans: {type: array, items: {type: string, contentMediaType: image/png}}}}, ${encoding}}`,
    );
    const value = thing(text, {
      photo: octets,
      scans: fc.array(octets, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(value, (one) => {
        expect(thereAndBack(multipart, one, description)).toEqual({ ok: true, value: plain(one) });
      }),
    );
  });

  test('as XML', () => {
    const properties = `id: {type: integer, xml: {attribute: true}}, name: {type: string, xml: {name: title, prefix: t, namespace: 'urn:t'}},
      ok: {type: boolean}, tags: {type: array, xml: {wrapped: true, name: labels}, items: {type: string, xml: {name: label}}},
      counts: {type: array, items: {type: integer}}, note: {type: string, xml: {attribute: true, name: remark}},
      owner: {$ref: '#/components/schemas/Owner'}, parts: {type: array, items: {$ref: '#/components/schemas/Part'}}`;
    const person = "{name: {type: [string, 'null']}, age: {type: [integer, 'null']}}";
    const components = `{Owner: {type: object, xml: {name: person}, properties: ${person}}, Part: {type: object, properties: ${person}},
      Thing: {type: object, xml: {name: thing}, properties: {${properties}}}}`;
    const description = described(xml, "{schema: {$ref: '#/components/schemas/Thing'}}", components);
    const filled = xmlText.filter((one) => one !== '');
    const someone = fc.record({ name: fc.option(filled), age: fc.option(fc.integer()) });
    const value = thing(xmlText, {
      note: xmlText,
      owner: someone,
      parts: fc.array(someone, { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(value, (one) => {
        expect(thereAndBack(xml, one, description)).toEqual({ ok: true, value: plain(one) });
      }),
    );
  });

  test('as JSON lines, as a JSON sequence and as events', () => {
    const items = fc.array(fc.jsonValue(), { maxLength: 5 });
    const schema = '{schema: {type: array}}';
    const lines = described('application/jsonl', schema);
    const sequence = described('application/json-seq', schema);
    fc.assert(
      fc.property(items, (value) => {
        const expected = { ok: true, value: plain(value) };
        expect(thereAndBack('application/jsonl', value, lines)).toEqual(expected);
        expect(thereAndBack('application/json-seq', value, sequence)).toEqual(expected);
      }),
    );
    const events = described(
      'text/event-stream',
      '{itemSchema: {type: object, required: [data], properties: {data: {type: string}, event: {type: string}, retry: {type: integer}}}}',
    );
    const line = text.filter((one) => !/[\r\n]/.test(one));
    const event = fc.record(
      { data: text.map((one) => one.replaceAll(/\r\n?/g, '\n')), event: line, retry: fc.nat() },
      { requiredKeys: ['data'] },
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 4 }), (value) => {
        expect(thereAndBack('text/event-stream', value, events)).toEqual({ ok: true, value: plain(value) });
      }),
    );
  });

  test.each([
    ['a list of one object', [{ a: 1 }]],
    ['a list of one list', [[1]]],
    ['a list of lists', [[1], [], [2, 3]]],
  ])('as multipart, %s', (_what, items) => {
    const schema =
      '{schema: {properties: {l: {type: array, items: {type: [object, array], items: {type: integer}}}}}}';
    const value = { l: items };
    expect(thereAndBack(multipart, value, described(multipart, schema))).toEqual({ ok: true, value });
  });

  test.each([form, multipart])('as %s, by the branch that describes it', (type) => {
    const schema =
      "{schema: {oneOf: [{properties: {d: {type: object}}}, {properties: {d: {type: [integer, 'null']}}}]}}";
    const description = described(type, schema);
    for (const value of [{ d: null }, { d: 5 }, { d: { a: 1 } }])
      expect(thereAndBack(type, value, description)).toEqual({ ok: true, value });
  });

  test('as octets', () => {
    const type = 'application/octet-stream';
    fc.assert(
      fc.property(octets, (value) => {
        expect(thereAndBack(type, value, described(type, '{}'))).toEqual({ ok: true, value });
      }),
    );
  });

  test.each([
    ['text/plain', '{schema: {type: integer}}', 42],
    ['text/plain', '{schema: {type: boolean}}', false],
    ['text/plain', "{schema: {type: [integer, 'null']}}", 7],
    ['text/plain', '{schema: {type: object}}', { a: 1 }],
    ['text/plain', '{schema: {type: string}}', '42'],
  ])('as %s, %s: %j', (type, written, value) => {
    expect(thereAndBack(type, value, described(type, written))).toEqual({ ok: true, value });
  });
});

describe('what the bytes of a body cannot tell apart', () => {
  const list = '{type: array, items: {type: string}}';

  test.each([
    [
      'no items in a form, and no list',
      form,
      `{schema: {type: object, properties: {a: ${list}}}}`,
      { a: [] },
      {},
    ],
    [
      'no items in parts, and no list',
      multipart,
      `{schema: {type: object, properties: {a: ${list}}}}`,
      { a: [] },
      {},
    ],
    [
      'null in a form, and the empty text',
      form,
      "{schema: {properties: {a: {type: [string, 'null']}}}}",
      { a: '' },
      { a: null },
    ],
    [
      'no items in XML, and no list',
      xml,
      `{schema: {type: object, properties: {a: ${list}}}}`,
      { a: [] },
      {},
    ],
    [
      'null as an attribute, and none',
      xml,
      "{schema: {properties: {a: {type: [string, 'null'], xml: {attribute: true}}}}}",
      { a: null },
      {},
    ],
    [
      'a return in events, and a new line',
      'text/event-stream',
      '{itemSchema: {properties: {data: {type: string}}}}',
      [{ data: 'a\rb' }],
      [{ data: 'a\nb' }],
    ],
    ['what is no octet, and its UTF-8', 'application/octet-stream', '{}', '東', 'æ\u009d±'],
  ])('%s', (_what, type, written, value, read) => {
    expect(thereAndBack(type, value, described(type, written))).toEqual({ ok: true, value: read });
  });
});

describe('whatever bytes come', () => {
  const pieces = fc.constantFrom(
    ...[
      '--b',
      '\r\n',
      '\n\n',
      '--',
      'Content-Disposition: form-data; name="a"',
      '<a>',
      '</a>',
      '<!--',
      '<![CDATA[',
      '&#',
    ],
    ...[
      'xmlns:p="',
      '<p:a b="',
      '">',
      ']]>',
      '&lt;',
      ';',
      '\u001e',
      '{"a":',
      '}',
      '[',
      ']',
      'a[',
      '=',
      '&',
      '%',
      '%C3',
      '+',
    ],
    ...['data:', 'event: x', '__proto__', 'constructor', '\u0000', 'ÿ'],
  );
  const bytes = fc.oneof(
    fc.array(pieces, { maxLength: 30 }).map((all) => Buffer.from(all.join(''), 'latin1')),
    fc.uint8Array().map((all) => Buffer.from(all)),
  );
  const schema =
    '{schema: {type: object, properties: {a: {type: array, items: {type: object}}}, additionalProperties: {type: integer}}, encoding: {a: {style: deepObject}}}';

  test.each([
    form,
    xml,
    'multipart/form-data; boundary=b',
    'application/jsonl',
    'application/json-seq',
    'text/event-stream',
    'text/plain',
  ])('as %s, they are read or refused', (type) => {
    const description = described(type, schema);
    const media = parseMediaType(type) as ParsedMediaType;
    fc.assert(
      fc.property(bytes, (one) => {
        expect(decodeBody(media, one, description)).toMatchObject({
          ok: expect.any(Boolean),
          [decodeBody(media, one, description).ok ? 'value' : 'message']: expect.anything(),
        });
      }),
      { numRuns: 500 },
    );
  });

  test.each([
    [form, '[', 200_000],
    [form, 'a[', 100_000],
    ['multipart/form-data; boundary=b', '--b\r\n', 40_000],
    ['multipart/form-data; boundary=b', '\r\nx', 100_000],
    [xml, '<!--', 100_000],
    [xml, '<![CDATA[', 50_000],
    [xml, '<a ', 50_000],
    [xml, '<a>', 50_000],
    [xml, '&', 100_000],
    ['text/event-stream', 'data: x\n', 50_000],
  ])('many of a kind do not hold it up: %s, %j', (type, piece, count) => {
    const media = parseMediaType(type) as ParsedMediaType;
    const decoded = decodeBody(media, Buffer.from(piece.repeat(count)), described(type, schema));
    expect(decoded).toHaveProperty('ok');
  });

  test('many names do not hold it up', () => {
    const text = Array.from({ length: 60_000 }, (_, index) => `n${index}=1`).join('&');
    const decoded = decodeBody(
      parseMediaType(form) as ParsedMediaType,
      Buffer.from(text),
      described(form, schema),
    );
    expect(decoded.ok && Object.keys(decoded.value as object)).toHaveLength(60_000);
  });
});
