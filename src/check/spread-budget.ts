import type { Case } from './case.js';

/** The cases that fit a budget, kinds in the order given; `leftOut` counts those that do not. */
export interface Budget {
  readonly cases: readonly Case[];
  readonly kinds: readonly string[];
  readonly leftOut: number;
  /** Whether there may be even more of these. */
  readonly isCutOff: boolean;
}

/** What is left out is counted up to this number: cases must be made to be counted. */
const countUpTo = 20;

/**
 * Takes one case of each kind in turn, or as many as its `turns` say, so that any budget gives the widest cover, then puts the
 * kinds in order again.
 */
export function spreadBudget(
  plans: Readonly<Record<string, Iterable<Case>>>,
  maxCases: number,
  turns: Readonly<Record<string, number>> = {},
): Budget {
  const open = Object.entries(plans).map(([kind, cases]) => ({
    kind,
    next: cases[Symbol.iterator](),
    taken: [] as Case[],
  }));
  const most = maxCases + countUpTo;
  let total = 0;
  let running = [...open];
  while (running.length > 0 && total < most) {
    running = running.filter(({ kind, next, taken }) => {
      for (let turn = 0; turn < (turns[kind] ?? 1); turn++) {
        const item = next.next();
        if (item.done) return false;
        if (total++ < maxCases) taken.push(item.value);
      }
      return true;
    });
  }
  return {
    cases: open.flatMap(({ taken }) => taken),
    kinds: open.filter(({ taken }) => taken.length > 0).map(({ kind }) => kind),
    leftOut: Math.min(most, total) - Math.min(maxCases, total),
    isCutOff: running.length > 0,
  };
}
