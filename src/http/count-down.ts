/** A time-out that can be called off. */
export interface CountDown {
  cancel(): void;
}

/**
 * Calls `end` after so many milliseconds, counted in steps of which each counts as its own length, however late it comes: time in which
 * this process was held up says nothing about the other side, and what came meanwhile is read between two steps. There `between` is called.
 */
export function countDown(
  milliseconds: number,
  end: () => void,
  { steps = 10, between = () => undefined }: { readonly steps?: number; readonly between?: () => void } = {},
): CountDown {
  let left = steps;
  const timer = setTimeout(() => {
    left--;
    if (left === 0) return end();
    timer.refresh();
    between();
  }, milliseconds / steps);
  return { cancel: () => clearTimeout(timer) };
}
