import { describe, expect, test } from '@jest/globals';
import { addScripts } from '../../../src/commands/init/package-scripts.js';

const scripts = { 'contract:lint': 'tally lint "a b.yaml"', test: 'new' };
const edit = (text: string, force = false) => addScripts({ path: 'package.json', text }, scripts, force);
const lint = '"contract:lint": "tally lint \\"a b.yaml\\""';

describe('scripts are put into a package.json whose other lines stay as they are', () => {
  test.each<[what: string, before: string, after: string]>([
    [
      'with scripts',
      '{\n\t"files": [ "a",  "b" ],\n\t"scripts": {\n\t\t"build": "tsc"\n\t},\n\t"type": "module"\n}\n',
      `{\n\t"files": [ "a",  "b" ],\n\t"scripts": {\n\t\t"build": "tsc",\n\t\t${lint},\n\t\t"test": "new"\n\t},\n\t"type": "module"\n}\n`,
    ],
    ['on one line', '{"scripts": {"build": "tsc"}}', `{"scripts": {"build": "tsc", ${lint}, "test": "new"}}`],
    [
      'without scripts',
      '{\n    "name": "shop"\n}',
      `{\n    "name": "shop",\n    "scripts": {\n        ${lint},\n        "test": "new"\n    }\n}`,
    ],
    [
      'with no scripts yet',
      '{\n  "scripts": {},\n  "name": "shop"\n}\n',
      `{\n  "scripts": {\n    ${lint},\n    "test": "new"\n  },\n  "name": "shop"\n}\n`,
    ],
    ['of nothing', '{}\n', `{\n  "scripts": {\n    ${lint},\n    "test": "new"\n  }\n}\n`],
    [
      'with lines of Windows',
      '{\r\n  "scripts": {\r\n    "build": "tsc"\r\n  }\r\n}\r\n',
      `{\r\n  "scripts": {\r\n    "build": "tsc",\r\n    ${lint},\r\n    "test": "new"\r\n  }\r\n}\r\n`,
    ],
  ])('%s', (_what, before, after) => {
    expect(edit(before)).toEqual({ text: after, written: Object.keys(scripts), kept: [] });
    expect(edit(after)).toEqual({ text: after, written: [], kept: [] });
  });

  test('a script that says something else stays, unless it is forced', () => {
    const before = '{"scripts": {"test": "old", "contract:lint": "mine"}}';
    expect(edit(before)).toEqual({ text: before, written: [], kept: ['contract:lint', 'test'] });
    expect(edit(before, true)).toEqual({
      text: `{"scripts": {"test": "new", ${lint}}}`,
      written: ['contract:lint', 'test'],
      kept: [],
    });
  });

  test.each([
    ['{', 'package.json is not JSON: '],
    ['[]', 'package.json must hold an object.'],
    ['{"scripts": []}', 'package.json: `scripts` must be an object.'],
  ])('refuses %s', (text, said) => {
    expect(() => edit(text)).toThrow(said);
  });
});
