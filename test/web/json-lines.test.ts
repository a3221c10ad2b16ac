import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { CodeLine } from '../../src/web/look/code-line.js';
import { jsonLines, linesAt } from '../../src/web/look/json-lines.js';

const textOf = ({ pieces }: CodeLine) => pieces.map(([, text]) => text).join('');
const shown = (text: string) => (jsonLines(text) ?? []).map(textOf);

describe('JSON shown as lines', () => {
  test('is what JSON.stringify indents, for every object and list', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
        expect(shown(JSON.stringify(value)).join('\n')).toBe(JSON.stringify(value, null, 2));
      }),
    );
  });

  test('knows the JSON Pointer of every line', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const pointers = new Set((jsonLines(JSON.stringify(value)) ?? []).map(({ pointer }) => pointer));
        expect([...pointers].sort()).toEqual([...pointersIn(value, '')].sort());
      }),
    );
  });

  test.each([
    [
      'numbers as they are spelled',
      '{"a":1.0,"b":12345678901234567890,"c":1E+2}',
      ['{', '  "a": 1.0,', '  "b": 12345678901234567890,', '  "c": 1E+2', '}'],
    ],
    ['a key that comes twice, twice', '{"a":1,"a":2}', ['{', '  "a": 1,', '  "a": 2', '}']],
    [
      'what was cut, as far as it goes',
      '{"a":[1,"tw… (40 bytes in all)',
      ['{', '  "a": [', '    1,', '"tw… (40 bytes in all)'],
    ],
    ['what is no JSON from some place on, as it is', '{"a":1,oops}', ['{', '  "a": 1,', 'oops}']],
    ['a bracket that closes nothing, as it is', '[1}', ['[', '  1', '}']],
    ['strange spaces as one', '{\n\n "a" :\t[ ] }', ['{', '  "a": []', '}']],
  ])('keeps %s', (_what, text, lines) => {
    expect(shown(text)).toEqual(lines);
  });

  test.each(['', 'plain text', '"text"', '12', '<a/>'])('leaves %j to others', (text) => {
    expect(jsonLines(text)).toBeUndefined();
  });

  test('takes long hostile texts in their stride', () => {
    expect(shown('['.repeat(20_000)).length).toBe(20_000);
    expect(shown(`["${'\\'.repeat(50_001)}`)).toEqual(['[', `"${'\\'.repeat(50_001)}`]);
  });
});

describe('the lines at a JSON Pointer', () => {
  const lines = jsonLines('{"a":{"b":[1,{"c":2}]},"d/e":3}') ?? [];
  const at = (pointer: string) =>
    [...linesAt(lines, pointer)].map((line) => textOf(lines[line] as CodeLine).trim());

  test.each([
    ['a value', '/a/b/0', ['1,']],
    ['an object with all that it holds', '/a/b/1', ['{', '"c": 2', '}']],
    ['an escaped key', '/d~1e', ['"d/e": 3']],
    ['what is missing: those of what should hold it', '/a/x', ['"a": {', '},']],
    ['what is missing in what is missing', '/a/x/y', ['"a": {', '},']],
    ['nothing below a value', '/d~1e/x', ['"d/e": 3']],
  ])('are those of %s', (_what, pointer, expected) => {
    expect(at(pointer)).toEqual(expected);
  });
});

function* pointersIn(value: unknown, pointer: string): Generator<string> {
  yield pointer;
  if (value === null || typeof value !== 'object') return;
  for (const [key, inner] of Object.entries(value)) {
    yield* pointersIn(inner, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`);
  }
}
