import { describe, expect, test } from '@jest/globals';
import type { Case } from '../../src/check/case.js';
import { spreadBudget } from '../../src/check/spread-budget.js';
import { apiOf, operationOf } from '../openapi/load-text.js';
import { caseOf } from './planned.js';

const operation = operationOf(apiOf('openapi: 3.1.0\npaths: {/a: {get: {}}}'));

function* cases(kind: string, count: number): Generator<Case> {
  for (let at = 1; at <= count; at++) yield caseOf(operation, { label: `${kind}${at}` });
}

const spread = (plans: Record<string, number>, max: number) =>
  spreadBudget(
    Object.fromEntries(Object.entries(plans).map(([kind, count]) => [kind, cases(kind, count)])),
    max,
  );

describe('a budget', () => {
  test.each([
    ['takes all where it suffices, kind by kind', { a: 2, b: 1 }, 9, ['a1', 'a2', 'b1'], 0],
    ['takes one of each kind in turn', { a: 5, b: 5, c: 5 }, 5, ['a1', 'a2', 'b1', 'b2', 'c1'], 10],
    ['gives to the others what a short kind leaves', { a: 1, b: 9 }, 5, ['a1', 'b1', 'b2', 'b3', 'b4'], 5],
    ['of one takes the first kind', { a: 2, b: 2 }, 1, ['a1'], 3],
    ['exactly used up leaves nothing out', { a: 2, b: 2 }, 4, ['a1', 'a2', 'b1', 'b2'], 0],
    ['of nothing at all', {}, 4, [], 0],
  ])('%s', (_what, plans, max, labels, leftOut) => {
    const budget = spread(plans as Record<string, number>, max);
    expect([budget.cases.map(({ label }) => label), budget.leftOut]).toEqual([labels, leftOut]);
  });

  test('gives a kind the turns that are said', () => {
    const plans = { a: cases('a', 9), b: cases('b', 9), c: cases('c', 1) };
    expect(spreadBudget(plans, 7, { b: 2 }).cases.map(({ label }) => label)).toEqual([
      'a1',
      'a2',
      'b1',
      'b2',
      'b3',
      'b4',
      'c1',
    ]);
  });

  test('knows the kinds that have a case in it', () => {
    expect(spread({ a: 1, b: 0, c: 1 }, 9).kinds).toEqual(['a', 'c']);
    expect(spread({ a: 1, b: 1 }, 1).kinds).toEqual(['a']);
  });

  test('does not count without end', () => {
    expect(spread({ a: Number.POSITIVE_INFINITY }, 2)).toMatchObject({ leftOut: 20, isCutOff: true });
    expect(spread({ a: Number.POSITIVE_INFINITY }, 50)).toMatchObject({ leftOut: 20, isCutOff: true });
  });
});
