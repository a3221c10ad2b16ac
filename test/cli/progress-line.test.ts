import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { ProgressLine } from '../../src/cli/progress-line.js';

/** What a terminal of one line shows after all that was written to it. */
function terminalOf(columns: number) {
  const written: string[] = [];
  return {
    columns,
    write: (text: string) => written.push(text),
    written,
    shown: () => written.join('').split('\r\u001B[2K').at(-1),
  };
}

describe('the line of progress', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  function open(columns = 80) {
    const terminal = terminalOf(columns);
    let now = 1_000;
    const pass = (milliseconds: number) => {
      now += milliseconds;
    };
    return { terminal, line: new ProgressLine(terminal, () => now), pass };
  }

  test('stays away from short work', () => {
    const { terminal, line, pass } = open();
    line.say(() => 'one');
    pass(300);
    line.say(() => 'two');
    line.clear();
    expect(terminal.written).toEqual([]);
  });

  test('is drawn at most ten times a second, and its text is made no more often', () => {
    const { terminal, line, pass } = open();
    const text = jest.fn(() => 'text');
    for (let step = 0; step <= 2_000; step++) {
      line.say(text);
      pass(1);
    }
    expect(terminal.shown()).toBe('2.0 s  text');
    expect(terminal.written).toHaveLength(17);
    expect(text).toHaveBeenCalledTimes(17);
  });

  test('goes on while nothing is said anew', () => {
    const { terminal, line, pass } = open();
    let sent = 0;
    line.say(() => `${sent} requests`);
    pass(5_000);
    sent = 7;
    jest.advanceTimersByTime(100);
    expect(terminal.shown()).toBe('5.0 s  7 requests');
  });

  test('never fills the line, and leaves nothing behind', () => {
    const { terminal, line, pass } = open(20);
    line.say(() => 'x'.repeat(50));
    pass(500);
    line.say(() => 'x'.repeat(50));
    expect(terminal.shown()).toBe(`0.5 s  ${'x'.repeat(11)}…`);
    line.say(undefined);
    expect(terminal.shown()).toBe('');
    const { length } = terminal.written;
    pass(5_000);
    jest.advanceTimersByTime(5_000);
    expect(terminal.written).toHaveLength(length);
  });
});
