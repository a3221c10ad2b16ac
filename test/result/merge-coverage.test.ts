import { describe, expect, test } from '@jest/globals';
import type { OperationCoverage, RuleCoverage } from '../../src/result/coverage.js';
import { mergeCoverage } from '../../src/result/merge-coverage.js';
import { summariseCoverage } from '../../src/result/summarise-coverage.js';
import { cell, operation } from '../report/small-report.js';

function covered(rule: RuleCoverage, seen?: Record<string, number>, leftOut = 0): OperationCoverage {
  return {
    request: [{ location: 'request query', pointer: '/q', rules: { type: rule } }],
    responses: [{ status: '200', mediaType: 'application/json', parts: 2, ...(seen ? { seen } : {}) }],
    leftOut,
  };
}

const untried: RuleCoverage = { valid: 'not tried', invalid: 'not tried' };

describe('coverage of two runs', () => {
  test.each<[RuleCoverage, RuleCoverage, RuleCoverage]>([
    [untried, { valid: 'accepted', invalid: 'refused' }, { valid: 'accepted', invalid: 'refused' }],
    [
      { valid: 'inconclusive', invalid: 'refused' },
      { valid: 'rejected', invalid: 'inconclusive' },
      { valid: 'rejected', invalid: 'refused' },
    ],
    [
      { valid: 'accepted', invalid: 'refused' },
      { valid: 'failed', invalid: 'accepted' },
      { valid: 'accepted', invalid: 'accepted' },
    ],
  ])('%j and %j are %j, in either order', (a, b, both) => {
    const expected = covered(both).request;
    expect(mergeCoverage(covered(a), covered(b)).request).toEqual(expected);
    expect(mergeCoverage(covered(b), covered(a)).request).toEqual(expected);
  });

  test('adds up what was seen, and takes what one alone has', () => {
    const merge = (a?: Record<string, number>, b?: Record<string, number>) =>
      mergeCoverage(covered(untried, a, 3), covered(untried, b, 1));
    expect(merge({ '/a': 1, '/b': 0 }, { '/a': 2, '/b': 4 }).responses[0]?.seen).toEqual({
      '/a': 3,
      '/b': 4,
    });
    expect(merge(undefined, { '/a': 2 }).responses[0]?.seen).toEqual({ '/a': 2 });
    expect(merge({ '/a': 2 }, undefined).responses[0]?.seen).toEqual({ '/a': 2 });
    expect(merge().responses[0]).toEqual({ status: '200', mediaType: 'application/json', parts: 2 });
    expect(merge().leftOut).toBe(1);
  });
});

test('the summary counts good outcomes, and parts of responses that were never seen', () => {
  const coverage = covered({ valid: 'accepted', invalid: 'accepted' }, { '/a': 5, '/b': 0 });
  const unseen = covered(untried);
  const cells = [cell('200', 'conforms'), cell('404', 'waived'), cell('409', 'refused')];
  expect(summariseCoverage([operation(cells, { coverage }), operation([], { coverage: unseen })])).toEqual({
    cells: { covered: 2, total: 3, percent: 66.7 },
    validRules: { covered: 1, total: 2, percent: 50 },
    invalidRules: { covered: 0, total: 2, percent: 0 },
    responseParts: { covered: 1, total: 4, percent: 25 },
  });
  expect(summariseCoverage([]).cells).toEqual({ covered: 0, total: 0, percent: 100 });
});
