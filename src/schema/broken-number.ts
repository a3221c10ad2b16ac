import type { BreakContext, BrokenValue } from './broken-value.js';
import { stated } from './facts.js';
import { isMultipleOf } from './multiple-of.js';
import { addSteps, numberIn, numberRange } from './number-range.js';

/** Each keyword that limits a number, with the direction in which it is passed. */
const LIMITS = [
  ['minimum', -1, 'below'],
  ['exclusiveMinimum', -1, 'not above'],
  ['maximum', 1, 'above'],
  ['exclusiveMaximum', 1, 'not below'],
] as const;

/** Numbers that break one of the keywords about numbers. */
export function* brokenNumbers({ spot, label }: BreakContext, whole: boolean): Generator<BrokenValue> {
  const { parts } = spot.settled;
  const range = numberRange(parts, whole);
  if (range === undefined) return;
  for (const [keyword, direction, words] of LIMITS) {
    for (const { value } of stated<number>(parts, keyword)) {
      const nearest = direction < 0 ? range.first : range.last;
      const attempts = [value, addSteps(nearest, direction, range.step), addSteps(value, direction, 1)];
      const beyond = attempts.filter((attempt) => isBeyond(attempt, value, direction, keyword));
      yield { label: `${label} ${words} ${keyword} ${value}`, keyword, at: '', attempts: beyond };
    }
  }
  for (const { value: divisor } of stated<number>(parts, 'multipleOf')) {
    const base = numberIn(range, 0);
    const shifts = whole ? [1, 2, -1] : [divisor / 2, divisor / 10, -divisor / 2];
    const attempts = shifts
      .map((shift) => addSteps(base, 1, shift))
      .filter((attempt) => !isMultipleOf(attempt, divisor));
    yield { label: `${label} is not a multipleOf ${divisor}`, keyword: 'multipleOf', at: '', attempts };
  }
}

/** A number that is not told from the limit in binary would be no broken value. */
function isBeyond(value: number, limit: number, direction: number, keyword: string): boolean {
  const distance = (value - limit) * direction;
  return keyword.startsWith('exclusive') ? distance >= 0 : distance > 0;
}
