import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { dump } from 'js-yaml';
import { parse } from 'yaml';
import type { JsonObject, JsonValue } from '../../src/pages/json-value.js';
import { writeDocument } from '../../src/pages/write-document.js';
import { writeYaml } from '../../src/pages/write-yaml.js';

const versions = ['1.1', '1.2'] as const;
const lookalikes = [
  'TRUE',
  'no',
  'On',
  'y',
  '200',
  '1e3',
  '0o17',
  '0x1F',
  '017',
  '1_000',
  '12:30:45',
  '2026-01-02',
  '2026-01-02T03:04:05Z',
  '~',
  'null',
  '',
  '=',
  '<<',
  '.inf',
  '- a',
  '# a',
  'a: b',
  '*a',
  '&a',
  '!a',
  '@a',
  '`a',
  '%a',
  ' a',
  'a ',
  'a\nb',
  'a\n\n',
  '\ta',
  '\r\n',
  '\u2028',
  '\ud83d\ude00',
];

describe.each(versions)('a written document, read as YAML %s', (version) => {
  test.each(lookalikes)('keeps the text %j as a value and as a key', (text) => {
    const document: JsonObject = { info: { title: text, [text]: text } };
    expect(parse(writeDocument(document), { version })).toEqual(document);
  });

  test('keeps whatever JSON it was made of', () => {
    const key = fc
      .string({ unit: 'binary', minLength: 1, maxLength: 12 })
      .filter((name) => name !== '__proto__');
    const value = fc.letrec((tie) => ({
      node: fc.oneof(
        { depthSize: 'small' },
        tie('leaf'),
        fc.array(tie('node')),
        fc.dictionary(key, tie('node')),
      ),
      leaf: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom(...lookalikes),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
    })).node;
    fc.assert(
      fc.property(value, (data) => {
        const document = { info: data } as JsonObject;
        expect(parse(writeDocument(document), { version })).toEqual(document);
      }),
      { numRuns: 200, seed: 3 },
    );
  });
});

test('is, to the byte, what js-yaml writes', () => {
  const text = fc.oneof(
    fc.constantFrom(
      ...lookalikes.filter((word) => word !== '0o17'),
      'a, b (c)',
      "it's",
      'a.',
      'a  b',
      'a\n\nb',
      '\n a',
      'a #b',
      'x'.repeat(1_100),
    ),
    fc.string({ unit: 'binary', maxLength: 8 }),
  );
  const data = fc.letrec((tie) => ({
    node: fc.oneof(
      { depthSize: 'medium' },
      text,
      fc.oneof(
        fc.integer(),
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.boolean(),
        fc.constant(null),
      ),
      fc.array(tie('node'), { maxLength: 4 }),
      fc.dictionary(text, tie('node'), { maxKeys: 4 }),
    ),
  })).node as fc.Arbitrary<JsonValue>;
  fc.assert(
    fc.property(fc.dictionary(text, data, { maxKeys: 4 }), (document) => {
      expect(writeYaml(document)).toBe(dump(document, { lineWidth: -1, noRefs: true }));
    }),
    { numRuns: 500, seed: 4 },
  );
});

test('the root has the order of the specification, whatever order it was made in', () => {
  const text = writeDocument({
    'x-b': 1,
    components: {},
    paths: {},
    openapi: '3.1.0',
    tags: [],
    externalDocs: {},
    info: {},
    security: [],
    servers: [],
  });
  expect(text.split('\n').map((line) => line.split(':')[0])).toEqual([
    'openapi',
    'info',
    'servers',
    'security',
    'tags',
    'paths',
    'components',
    'x-b',
    'externalDocs',
    '',
  ]);
});

test('long texts stay on one line and repeated parts are written out', () => {
  const part = { description: `${'word '.repeat(60)}end` };
  const text = writeDocument({ info: part, components: part });
  expect(text.split('\n')).toHaveLength(5);
  expect(text).not.toContain('&');
});
