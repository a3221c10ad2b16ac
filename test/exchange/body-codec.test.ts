import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decodeBody, encodeBody, hasCodec } from '../../src/exchange/body-codec.js';
import { concreteMediaType, type ParsedMediaType, parseMediaType } from '../../src/exchange/media-type.js';

const media = (text: string) => parseMediaType(text) as ParsedMediaType;
const decode = (type: string, bytes: Buffer | string) =>
  decodeBody(media(type), Buffer.from(bytes as string));
const form = 'application/x-www-form-urlencoded';

describe('a body codec', () => {
  test.each([
    ['application/json', true],
    ['application/merge-patch+json', true],
    [form, true],
    ['text/csv', true],
    ['application/octet-stream', true],
    ['image/png', true],
    ['application/xml', true],
    ['application/atom+xml', true],
    ['multipart/form-data', true],
    ['application/jsonl', true],
    ['text/event-stream', true],
    ['nonsense', false],
  ])('for %s is there: %s', (type, expected) => {
    expect([
      hasCodec(type),
      encodeBody(concreteMediaType(type), 'x') !== undefined && hasCodec(type),
    ]).toEqual([expected, expected]);
  });

  test.each([
    ['application/json', { a: 'ü' }, '{"a":"ü"}'],
    ['application/json', undefined, 'null'],
    ['application/json', '', '""'],
    [
      form,
      { a: 'x y', b: [1, 2], c: { d: 1 }, e: null, f: true, g: [] },
      'a=x+y&b=1&b=2&c=%7B%22d%22%3A1%7D&e=null&f=true',
    ],
    ['text/plain', 'plain', 'plain'],
    ['text/plain', { a: 1 }, '{"a":1}'],
    ['application/octet-stream', 'bytes', 'bytes'],
  ])('writes %s: %j', (type, value, text) => {
    expect(encodeBody(type, value)?.toString('utf8')).toBe(text);
  });

  test.each([
    ['application/json', '{"a":[1]}', { a: [1] }],
    ['application/problem+json; charset=utf-8', ' 1 ', 1],
    ['application/json', '\uFEFF{}', {}],
    ['text/plain', 'Zoë', 'Zoë'],
    ['text/plain; charset=iso-8859-1', Buffer.from('Zoë', 'latin1'), 'Zoë'],
    ['text/plain; charset="UTF-16LE"', Buffer.from('Zoë', 'utf16le'), 'Zoë'],
    ['text/plain; charset=x-none', 'Zoë', 'Zoë'],
    ['text/plain', '', ''],
    [form, 'a=1&b=x+y&b=%C3%BC&c', { a: '1', b: ['x y', 'ü'], c: '' }],
    ['application/octet-stream', Buffer.from([0xff]), 'ÿ'],
  ])('reads %s', (type, bytes, value) => {
    expect(decode(type, bytes as string)).toEqual({ ok: true, value });
  });

  test.each([
    ['application/json', '{"a":', /not JSON/],
    ['application/json', '', /not JSON/],
    ['application/json', "{'a':1}", /not JSON/],
    ['application/json', Buffer.from([0x22, 0xff, 0x22]), /not UTF-8/],
    ['application/json; charset=iso-8859-1', Buffer.from('"ë"', 'latin1'), /not UTF-8/],
    ['text/plain', Buffer.from([0xc3]), /charset/],
    [form, Buffer.from([0x61, 0x3d, 0xff]), /not UTF-8/],
  ])('refuses %s that is none', (type, bytes, message) => {
    const decoded = decode(type, bytes as string);
    expect(decoded.ok ? '' : decoded.message).toMatch(message);
  });

  test('a form field named __proto__ is a field', () => {
    const decoded = decode(form, '__proto__=1');
    expect(decoded.ok && Object.keys(decoded.value as object)).toEqual(['__proto__']);
  });

  test('JSON and text are read as they were written', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const bytes = encodeBody('application/json', value) as Buffer;
        expect(decodeBody(media('application/json'), bytes)).toEqual({
          ok: true,
          value: JSON.parse(JSON.stringify(value)),
        });
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (value) => {
        const bytes = encodeBody('text/plain', value) as Buffer;
        // A byte order mark at the start is no part of the text.
        expect(decodeBody(media('text/plain'), bytes)).toEqual({
          ok: true,
          value: value.replace(/^\uFEFF/, ''),
        });
      }),
    );
  });
});
