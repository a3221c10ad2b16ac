const waiting = new Set<NodeJS.Timeout>();

/** Does something after so many milliseconds; what it returns calls it off. */
export function later(act: () => void, milliseconds: number): () => void {
  const timer = setTimeout(() => {
    waiting.delete(timer);
    act();
  }, milliseconds);
  waiting.add(timer);
  return () => {
    waiting.delete(timer);
    clearTimeout(timer);
  };
}

/** Resolves with a value after so many milliseconds. */
export function late<T>(value: T, milliseconds: number): Promise<T> {
  return new Promise((resolve) => void later(() => resolve(value), milliseconds));
}

/** What still waits does not keep the process any more: nobody is left to be answered. */
export function releaseLate(): void {
  for (const timer of waiting) timer.unref();
}
