import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { validatorOf } from '../../src/schema/compile.js';
import { FORMATS } from '../../src/schema/formats.js';

const conforms = (format: string, value: unknown): boolean =>
  validatorOf({ format }).validate(value).length === 0;

describe('a text of a format', () => {
  test.each([
    ['date-time', '2024-02-29T23:59:59Z'],
    ['date-time', '2024-02-29t23:59:59.123456z'],
    ['date-time', '1998-12-31T15:59:60.123-08:00'],
    ['date-time', '1990-12-31T23:59:60Z'],
    ['date-time', '2024-01-01T00:00:00+23:59'],
    ['date', '2000-02-29'],
    ['time', '08:30:06.283185Z'],
    ['byte', 'aGVsbG8='],
    ['byte', ''],
    ['email', '"joe bloggs"@example.com'],
    ['email', 'joe@[127.0.0.1]'],
    ['email', 'joe@[IPv6:::1]'],
    ['uri-template', "/it's/{a.b,c*}{?d:3}"],
    ['uuid', '2EB8AA08-AA98-11EA-B4AA-73B441D16380'],
    ['email', 'joe.bloggs@example.com'],
    ['hostname', 'www.example.com'],
    ['ipv4', '192.168.0.1'],
    ['ipv6', '::ffff:192.168.0.1'],
    ['uri', 'http://foo.bar/?baz=qux#quux'],
    ['regex', '^\\p{L}+$'],
    ['regex', '^[\\-"]+\\"$'],
    ['int32', 2147483647],
    ['int64', 2 ** 53],
    ['password', 'anything'],
    ['binary', '\u0000'],
    ['no-such-format', 'anything'],
    ['constructor', 'anything'],
    ['date-time', 5],
  ])('%s may be %p', (format, value) => {
    expect(conforms(format, value)).toBe(true);
  });

  test.each([
    ['date-time', '2024-01-01 00:00:00Z'],
    ['date-time', '2024-01-01\n00:00:00Z'],
    ['date-time', '2024-01-01T00:00:00'],
    ['date-time', '2024-01-01T00:00:00+01'],
    ['date-time', '2024-01-01T00:00:00+0100'],
    ['date-time', '2023-02-29T00:00:00Z'],
    ['date-time', '2024-01-01T24:00:00Z'],
    ['date-time', '2024-01-01T12:00:60Z'],
    ['date-time', '2024-01-01T23:59:60+01:00'],
    ['date', '2024-1-01'],
    ['time', '08:30:06'],
    ['byte', 'aGVsbG8'],
    ['byte', 'aGVsbG8=\naGVsbG8='],
    ['uuid', '2eb8aa08-aa98-11ea-b4aa73b441d16380'],
    ['email', '2962'],
    ['email', 'joe@[256.0.0.1]'],
    ['email', '"joe"bloggs"@example.com'],
    ['uri-template', '/{a'],
    ['uri-template', '/<a>'],
    ['uuid', 'urn:uuid:2eb8aa08-aa98-11ea-b4aa-73b441d16380'],
    ['ipv4', '256.0.0.1'],
    ['uri', '/relative'],
    ['regex', '(unclosed'],
    ['int32', 2147483648],
  ])('%s may not be %p', (format, value) => {
    expect(conforms(format, value)).toBe(false);
  });
});

describe('the documented table of formats', () => {
  const table = readFileSync(new URL('../../docs/formats.md', import.meta.url), 'utf8');
  const rows = [...table.matchAll(/^\| `([\w-]+)` \| (yes|no) \|/gm)].map(([, name, checked]) => [
    name,
    checked,
  ]);
  const documented = rows.filter(([, checked]) => checked === 'yes').map(([name]) => name);
  const isSaidToPass = (name: string | undefined): boolean => FORMATS[name ?? ''] === true;

  test('lists every format that is checked, and no other as checked', () => {
    const checked = Object.keys(FORMATS).filter((name) => !isSaidToPass(name));
    expect(documented.sort()).toEqual(checked.sort());
  });

  test.each(rows.filter(([, checked]) => checked === 'no'))('says rightly that %s is not checked', (name) => {
    expect(conforms(name as string, '\u0000 anything {')).toBe(true);
  });

  test('holds for hostile texts of a million characters too', () => {
    const texts = ['a', '.', 'a.', '1:', '%41', '{', 'P1', '"', '/', '-'].map(
      (piece) => `${piece.repeat(1_000_000 / piece.length)}!`,
    );
    const judged = Object.keys(FORMATS).flatMap((format) =>
      texts.map((text) => typeof conforms(format, text)),
    );
    expect(new Set(judged)).toEqual(new Set(['boolean']));
  });
});
