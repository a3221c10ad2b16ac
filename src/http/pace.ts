/** Lets requests go one after the other, at most so many a second. */
export interface Pace {
  /** Resolves when the next request may go; at once where no limit was set. */
  turn(): Promise<void>;
  /** Nothing goes for so many milliseconds, as a server asked for. */
  hold(milliseconds: number): void;
}

/** Keeps `rate` requests a second at most; without one only {@link Pace.hold} holds requests back. */
export function keepPace(rate?: number): Pace {
  const gap = rate === undefined ? 0 : 1_000 / rate;
  /** When the next request may go, by the monotonic clock. */
  let free = 0;
  return {
    async turn() {
      const now = performance.now();
      const mine = Math.max(free, now);
      free = mine + gap;
      if (mine > now) await sleep(mine - now);
    },
    hold(milliseconds) {
      free = Math.max(free, performance.now() + milliseconds);
    },
  };
}

/** Resolves after so many milliseconds. */
export function sleep(milliseconds: number): Promise<void> {
  return new Promise((resume) => setTimeout(resume, milliseconds));
}
