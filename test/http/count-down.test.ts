import { describe, expect, test } from '@jest/globals';
import { countDown } from '../../src/http/count-down.js';

/** Holds the process up. */
function stall(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

describe('a time-out', () => {
  test('ends after its time, not before', async () => {
    const started = performance.now();
    await new Promise<void>((end) => countDown(30, end));
    expect(performance.now() - started).toBeGreaterThanOrEqual(29);
  });

  test('leaves time to read what came while the process was held up', async () => {
    let turns = 0;
    let isOver = false;
    const ended = new Promise<void>((end) => countDown(20, end)).then(() => {
      isOver = true;
    });
    stall(60);
    while (!isOver) {
      await new Promise((resume) => setImmediate(resume));
      turns++;
    }
    await ended;
    expect(turns).toBeGreaterThan(5);
  });

  test('that was called off does not come', async () => {
    let came = false;
    countDown(10, () => {
      came = true;
    }).cancel();
    await new Promise<void>((end) => countDown(30, end));
    expect(came).toBe(false);
  });
});
