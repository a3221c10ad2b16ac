import { describe, expect, test } from '@jest/globals';
import type { Log, Result } from 'sarif';
import { renderSarif } from '../../src/report/render-sarif.js';
import { cell, finding, operation, report } from './small-report.js';

function resultOf(...parts: Parameters<typeof report>): Result {
  const log = JSON.parse(renderSarif(report(...parts))) as Log;
  return log.runs[0]?.results?.[0] as Result;
}

const cells = [operation([cell('200', 'violates')])];

describe('SARIF', () => {
  test('has one run with a rule for each code, in order, and no members beyond SARIF 2.1.0', () => {
    const log = JSON.parse(
      renderSarif(report(cells, [finding({ code: 'b' }), finding({ code: 'a' }), finding({ code: 'b' })])),
    ) as Log;
    expect(Object.keys(log)).toEqual(['$schema', 'version', 'runs']);
    expect(log.version).toBe('2.1.0');
    const { tool, results } = log.runs[0] as Log['runs'][0];
    expect(tool.driver.rules?.map(({ id }) => id)).toEqual(['a', 'b']);
    expect(results?.map(({ ruleId, ruleIndex }) => `${ruleIndex} ${ruleId}`)).toEqual(['1 b', '0 a', '1 b']);
  });

  test.each([
    ['error', 'error'],
    ['warning', 'warning'],
    ['info', 'note'],
  ] as const)('says %s as %s', (severity, level) => {
    expect(resultOf(cells, [finding({ severity })]).level).toBe(level);
  });

  test.each([
    ['api.yaml:9:5', 'api.yaml', 9, 5],
    ['my specs/ä.yaml:1:1', 'my%20specs/%C3%A4.yaml', 1, 1],
    ['C:\\specs\\api.yaml:3:2', 'C:/specs/api.yaml', 3, 2],
    ['nowhere', 'nowhere', 1, 1],
  ])('points to %s', (place, uri, startLine, startColumn) => {
    const { physicalLocation } = resultOf(cells, [finding({ place })]).locations?.[0] ?? {};
    expect(physicalLocation).toEqual({ artifactLocation: { uri }, region: { startLine, startColumn } });
  });

  test('suppresses what is waived, and tells known findings from new ones where there is a baseline', () => {
    expect(resultOf(cells, [finding({ waived: 'soon' })]).suppressions).toEqual([
      { kind: 'external', justification: 'soon' },
    ]);
    expect(resultOf(cells, [finding()]).baselineState).toBeUndefined();
    expect(resultOf(cells, [finding()], { repaired: [] }).baselineState).toBe('new');
    expect(resultOf(cells, [finding({ known: true })], { repaired: [] }).baselineState).toBe('unchanged');
  });
});
