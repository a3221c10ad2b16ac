import { type StatWatcher, unwatchFile, watchFile } from 'node:fs';
import { resolve } from 'node:path';

/** Between two looks at one file, in milliseconds; longer for each file more, so that many cost little. */
const shortestPause = 250;
const pausePerFile = 4;

/** How long nothing must change before it is told, in milliseconds: an editor writes in several steps. */
const settlingTime = 100;

/**
 * Watches files by looking at them again and again: that sees what is written in place, moved over, removed and made again, not
 * there yet, or in a folder that comes and goes, on every file system.
 */
export class FileWatch {
  readonly #watched = new Set<string>();
  readonly #changed = new Set<string>();
  #listener: ((paths: readonly string[]) => void) | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** Watches one file more, whether it is there or not. */
  readonly add = (path: string): void => {
    const whole = resolve(path);
    if (this.#watched.has(whole)) return;
    this.#watched.add(whole);
    const interval = Math.max(shortestPause, pausePerFile * this.#watched.size);
    const watcher: StatWatcher = watchFile(whole, { interval, bigint: true }, (now, before) => {
      // The first look at a file that is not there is told as well.
      if (now.ino !== before.ino || now.mtimeNs !== before.mtimeNs || now.size !== before.size)
        this.#note(path);
    });
    watcher.unref();
  };

  /** Has one listener told of what changed, once it has settled; what changed before that as well. */
  listen(listener: (paths: readonly string[]) => void): void {
    this.#listener = listener;
    if (this.#changed.size > 0) this.#settle();
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const path of this.#watched) unwatchFile(path);
    this.#listener = undefined;
  }

  #note(path: string): void {
    this.#changed.add(path);
    this.#settle();
  }

  #settle(): void {
    clearTimeout(this.#timer);
    if (!this.#listener) return;
    this.#timer = setTimeout(() => {
      const paths = [...this.#changed];
      this.#changed.clear();
      this.#listener?.(paths);
    }, settlingTime);
  }
}
