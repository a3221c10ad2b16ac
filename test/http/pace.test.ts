import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { keepPace, type Pace } from '../../src/http/pace.js';

beforeEach(() => {
  jest.useFakeTimers();
});
afterEach(() => {
  jest.useRealTimers();
});

/** The milliseconds at which each of so many turns comes, all of them wanted at once. */
async function turns(pace: Pace, count: number): Promise<number[]> {
  const start = performance.now();
  const times: number[] = [];
  for (let index = 0; index < count; index++) {
    void pace.turn().then(() => times.push(Math.round(performance.now() - start)));
  }
  await jest.advanceTimersByTimeAsync(10_000);
  return times;
}

describe('requests go', () => {
  test('at once where no rate is set', async () => {
    expect(await turns(keepPace(), 3)).toEqual([0, 0, 0]);
  });

  test('so many a second at most', async () => {
    expect(await turns(keepPace(10), 4)).toEqual([0, 100, 200, 300]);
  });

  test.each([
    ['not before a server is willing', undefined, [700, 700]],
    ['then at their rate', 4, [700, 950]],
  ])('%s', async (_what, rate, times) => {
    const pace = keepPace(rate);
    pace.hold(700);
    expect(await turns(pace, 2)).toEqual(times);
  });
});
