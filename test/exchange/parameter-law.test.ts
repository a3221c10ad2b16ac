import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { buildRequest, parameterKey } from '../../src/exchange/build-request.js';
import { judgeRequest } from '../../src/exchange/judge-request.js';
import { findRoute } from '../../src/exchange/route.js';
import { readSent, sentParameters } from '../../src/exchange/sent-parameters.js';
import type { Api, Operation, Parameter } from '../../src/openapi/api.js';
import { apiOf, operationOf } from '../openapi/load-text.js';

/** A place and style, and what the wire cannot carry or tell apart in it. */
interface Style {
  readonly place: string;
  readonly style: string;
  readonly explode: boolean;
  /** Texts with these characters are not told from two texts. */
  readonly separators?: RegExp;
  /** An empty text is no path segment, or no header. */
  readonly needsText?: boolean;
}

const path = { place: 'path', needsText: true };
const header = { place: 'header', needsText: true, separators: /[^!-~]|[,=]/ };
const styles: readonly Style[] = [
  { ...path, style: 'simple', explode: false },
  { ...path, style: 'simple', explode: true },
  // A dot is unreserved, so it cannot be encoded for good.
  { ...path, style: 'label', explode: false },
  { ...path, style: 'label', explode: true, separators: /\./ },
  { place: 'path', style: 'matrix', explode: false },
  { place: 'path', style: 'matrix', explode: true },
  { place: 'query', style: 'form', explode: false },
  { place: 'query', style: 'form', explode: true },
  { place: 'query', style: 'spaceDelimited', explode: false, separators: / / },
  { place: 'query', style: 'pipeDelimited', explode: false, separators: /\|/ },
  // A field value is written as it is (RFC 9110 §5.5).
  { ...header, style: 'simple', explode: false },
  { ...header, style: 'simple', explode: true },
  { place: 'cookie', style: 'form', explode: false },
  { place: 'cookie', style: 'form', explode: true },
  { place: 'cookie', style: 'cookie', explode: true, separators: /[^!-~]|[;,="\\]/, needsText: true },
];

interface Sample {
  readonly schema: unknown;
  readonly value: unknown;
}

function exchanged(style: Style, { schema, value }: Sample): { read: unknown; flaws: unknown[] } {
  const written = `in: ${style.place}, style: ${style.style}, explode: ${style.explode}`;
  const { api, operation, parameter } = parameterOf(`{name: color, ${written}, required: true}`, schema);
  const parameters = new Map([[parameterKey(parameter), value]]);
  const credentials = { headers: [], query: [], cookies: [] };
  const request = buildRequest('/base', { operation, parameters, credentials });
  const route = findRoute(api, 'GET', request.target.slice('/base'.length).replace(/\?.*/s, ''));
  const texts = route.found === 'operation' ? route.parameters : new Map<string, string>();
  return {
    read: readSent(parameter, sentParameters(operation, request, texts))?.value,
    flaws: judgeRequest(operation, request, texts),
  };
}

interface Described {
  readonly api: Api;
  readonly operation: Operation;
  readonly parameter: Parameter;
}

const described = new Map<string, Described>();

/** The same model for the same text, so that each schema is compiled once. */
function parameterOf(written: string, schema: unknown): Described {
  const key = `${written} ${JSON.stringify(schema)}`;
  const known = described.get(key) ?? loadParameter(written, schema);
  described.set(key, known);
  return known;
}

function loadParameter(written: string, schema: unknown): Described {
  const api = apiOf(`openapi: 3.1.0
paths:
  '/a/{color}/x':
    get: {parameters: [${written.replace(/\}$/, `, schema: ${JSON.stringify(schema)}}`)}]}`);
  const operation = operationOf(api);
  return { api, operation, parameter: operation.parameters[0] as Parameter };
}

const characters = [
  ...Array.from({ length: 95 }, (_, index) => String.fromCharCode(32 + index)),
  'ß',
  '東',
  '🧾',
];

const textFor = ({ separators, needsText }: Style) =>
  fc.string({
    unit: fc.constantFrom(...characters.filter((character) => !separators?.test(character))),
    minLength: needsText ? 1 : 0,
  });

/** Minus zero is written as zero. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((one) => (one === 0 ? 0 : one));
const plainNumber = (style: Style) => number.filter((one) => !(style.separators?.test(String(one)) ?? false));

const primitiveFor = (style: Style): fc.Arbitrary<Sample> =>
  fc.oneof(
    textFor(style).map((value) => ({ schema: { type: 'string' }, value })),
    fc.integer().map((value) => ({ schema: { type: 'integer' }, value })),
    plainNumber(style).map((value) => ({ schema: { type: 'number' }, value })),
    fc.boolean().map((value) => ({ schema: { type: 'boolean' }, value })),
  );

/** A list with one type of items; one without items, or with nothing but an empty text, is not told from none. */
const listFor = (style: Style): fc.Arbitrary<Sample> =>
  fc.oneof(
    fc
      .array(textFor(style), { minLength: 1 })
      .filter((value) => style.explode || value.join('') !== '')
      .map((value) => ({ schema: { type: 'array', items: { type: 'string' } }, value })),
    fc
      .array(fc.integer(), { minLength: 1 })
      .map((value) => ({ schema: { type: 'array', items: { type: 'integer' } }, value })),
    fc
      .array(fc.oneof(fc.integer(), fc.boolean()), { minLength: 1 })
      .map((value) => ({ schema: { type: 'array', items: { type: ['integer', 'boolean'] } }, value })),
  );

/** An object with free names; of a spread one, none is that of another parameter. */
const objectFor = (style: Style): fc.Arbitrary<Sample> =>
  fc
    .dictionary(
      textFor(style).filter((name) => name !== '' && !/[[\]=]/.test(name) && name !== 'color'),
      textFor(style),
      { minKeys: 1 },
    )
    .map((record) => ({
      schema: { type: 'object', additionalProperties: { type: 'string' } },
      value: Object.fromEntries(Object.entries(record)),
    }));

describe('what is written from a valid value reads as that value', () => {
  test.each(styles)('in $place, style $style, exploded $explode', (style) => {
    const sample = fc.oneof(primitiveFor(style), listFor(style), objectFor(style));
    fc.assert(
      fc.property(sample, (one) => {
        expect(exchanged(style, one)).toEqual({ read: one.value, flaws: [] });
      }),
      { numRuns: 150 },
    );
  });

  test('in style deepObject, at any depth', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/[[\]]|^\d*$/.test(text));
    const leaf = fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed());
    const { tree } = fc.letrec<{ tree: Record<string, unknown>; node: unknown }>((tie) => ({
      tree: fc.dictionary(name, tie('node'), { minKeys: 1, maxKeys: 3 }),
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        leaf,
        fc.array(leaf, { minLength: 2, maxLength: 4 }),
        tie('tree'),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      ),
    }));
    const anything = {
      type: 'object',
      additionalProperties: { $ref: '#/paths/~1a~1{color}~1x/x-node' },
    };
    const node = {
      anyOf: [
        { type: 'string' },
        { type: 'array', items: { $ref: '#/paths/~1a~1{color}~1x/x-node' } },
        anything,
      ],
    };
    const api = apiOf(`openapi: 3.1.0
paths:
  '/a/{color}/x':
    x-node: ${JSON.stringify(node)}
    get: {parameters: [{name: f, in: query, style: deepObject, schema: ${JSON.stringify(anything)}}]}`);
    const operation = operationOf(api);
    fc.assert(
      fc.property(tree, (value) => {
        const parameters = new Map([['query f', value]]);
        const credentials = { headers: [], query: [], cookies: [] };
        const request = buildRequest('', { operation, parameters, credentials });
        const sent = sentParameters(operation, request, new Map());
        const read = readSent(operation.parameters[0] as Parameter, sent)?.value;
        expect(JSON.parse(JSON.stringify(read))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what the wire cannot tell apart', () => {
  const list = { type: 'array', items: { type: 'string' } };
  const at = (place: string, style: string, explode: boolean): Style => ({ place, style, explode });

  test.each([
    ['no items and no list', at('query', 'form', true), list, [], undefined],
    ['no items and an empty one', at('query', 'form', false), list, [''], []],
    ['a space inside an item', at('query', 'spaceDelimited', false), list, ['a b'], ['a', 'b']],
    ['a bar inside an item', at('query', 'pipeDelimited', false), list, ['a|b'], ['a', 'b']],
    ['a dot inside an item', at('path', 'label', true), list, ['a.b'], ['a', 'b']],
    ['a comma inside an item', at('header', 'simple', false), list, ['a,b'], ['a', 'b']],
    ['null and the empty text', at('query', 'form', true), { type: ['string', 'null'] }, '', null],
    ['a number and its digits', at('query', 'form', true), { type: ['integer', 'string'] }, '5', 5],
    ['minus zero and zero', at('query', 'form', true), { type: 'number' }, -0, 0],
    ['a text that is none and U+FFFD', at('query', 'form', true), { type: 'string' }, '\ud800', '\ufffd'],
    [
      'brackets in a name',
      at('query', 'deepObject', true),
      { type: 'object' },
      { 'a][b': '1' },
      { a: { b: '1' } },
    ],
  ])('%s', (_what, style, schema, value, read) => {
    expect(exchanged(style, { schema, value }).read).toEqual(read);
  });
});
