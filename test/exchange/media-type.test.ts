import { describe, expect, test } from '@jest/globals';
import { concreteMediaType, isJson, matchMediaType, parseMediaType } from '../../src/exchange/media-type.js';

describe('a media type', () => {
  test.each([
    ['application/json', 'application/json', {}],
    [' Application/JSON ; Charset="UTF-8" ', 'application/json', { charset: 'UTF-8' }],
    ['text/plain;a=1;b="x;y=\\"z\\""', 'text/plain', { a: '1', b: 'x;y="z"' }],
    ['application/vnd.a+json;version=2', 'application/vnd.a+json', { version: '2' }],
    ['*/*', '*/*', {}],
    ['text/html;', 'text/html', {}],
  ])('%s is read', (text, name, parameters) => {
    const media = parseMediaType(text);
    expect([`${media?.type}/${media?.subtype}`, Object.fromEntries(media?.parameters ?? [])]).toEqual([
      name,
      parameters,
    ]);
  });

  test.each(['', 'json', 'application/', '/json', 'a/b, c/d', 'a/b c'])('%j is none', (text) => {
    expect(parseMediaType(text)).toBeUndefined();
  });

  test.each([
    ['application/json', true],
    ['application/problem+json', true],
    ['text/json', true],
    ['application/jsonp', false],
    ['application/json-seq', false],
    ['application/xml', false],
  ])('%s is JSON: %s', (text, expected) => {
    const media = parseMediaType(text);
    expect(media && isJson(media)).toBe(expected);
  });

  test.each([
    ['application/json', 'application/json'],
    ['*/*', 'application/json'],
    ['application/*', 'application/octet-stream'],
    ['text/*', 'text/plain'],
    ['image/*', 'image/octet-stream'],
    ['nonsense', 'application/json'],
    ['application/json; version=2', 'application/json; version=2'],
  ])('for %s a request is written in %s', (documented, concrete) => {
    expect(concreteMediaType(documented)).toBe(concrete);
  });
});

describe('the documented entry for a sent type', () => {
  const all = ['*/*', 'text/*', 'text/plain', 'text/plain; format=flowed', 'application/json; charset=utf-8'];

  test.each([
    ['the exact one', all, 'text/plain', 'text/plain'],
    ['the one that agrees in most parameters', all, 'text/plain; Format=FLOWED', 'text/plain; format=flowed'],
    ['the exact one, whatever parameters are sent', all, 'text/plain; x=y', 'text/plain'],
    ['a range', all, 'text/html', 'text/*'],
    ['the range of everything', all, 'image/png', '*/*'],
    ['one whose charset differs', all, 'application/json; charset=latin1', 'application/json; charset=utf-8'],
    ['one whose charset is not sent', all, 'application/json', 'application/json; charset=utf-8'],
    ['none: another suffix', ['application/json'], 'application/problem+json', undefined],
    ['none: a parameter that is asked for', ['application/json; version=2'], 'application/json', undefined],
    ['none: another value of it', ['application/json; version=2'], 'application/json; version=1', undefined],
    ['one in other letter case', ['Application/JSON'], 'application/json', 'Application/JSON'],
    ['none: what is documented is no media type', ['json'], 'application/json', undefined],
  ])('is %s', (_what, documented, sent, expected) => {
    const media = parseMediaType(sent);
    expect(
      media &&
        matchMediaType(
          documented.map((type) => ({ type })),
          media,
        )?.type,
    ).toBe(expected);
  });
});
