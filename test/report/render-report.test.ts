import { describe, expect, test } from '@jest/globals';
import { rendererFor } from '../../src/report/render-report.js';
import { operation, report } from './small-report.js';

const one = report([operation([])]);

describe('a report file', () => {
  test('in JSON is the report itself', () => {
    const text = rendererFor('a/b.c/report.JSON')(one);
    expect(JSON.parse(text)).toEqual(one);
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('in XML is JUnit', () => {
    expect(rendererFor('report.xml')(one)).toMatch(
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites>/,
    );
  });

  test.each([
    'report',
    'report.pdf',
    'report.json/',
    'json',
    '.config/x',
    'constructor',
    'x.constructor',
    '',
  ])('named %j is refused, with the formats that there are', (path) => {
    expect(() => rendererFor(path)).toThrow(
      expect.objectContaining({ name: 'UsageError', message: expect.stringMatching(/\.json.*\.xml/) }),
    );
  });
});
