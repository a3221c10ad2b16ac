import { relative, resolve } from 'node:path';
import type { ExitCode } from './command.js';
import type { Io } from './io.js';
import { tellError } from './tell-error.js';
import type { FileWatch } from './watch-files.js';

/** Told of each file before it is read, or looked for. */
export type OnRead = (path: string) => void;

/** What a command does, in parts that are done again each for itself. */
export interface WatchedWork {
  /** The parts there are now, by name; `onRead` is told what may change that. */
  parts(onRead: OnRead): readonly string[];
  run(part: string, onRead: OnRead): Promise<ExitCode>;
}

/** The option of a command that uses {@link runWatched}. */
export const watchOption = ['--watch', 'run again what a changed file affects, until Ctrl+C'] as const;

/**
 * Does all parts, and each again whenever a file that it read changes, until the user ends it. What cannot be done is told, and
 * is tried again at the next change. Gives the gravest of the codes that the parts have at the end.
 */
export async function runWatched(work: WatchedWork, io: Io): Promise<ExitCode> {
  const { FileWatch } = await import('./watch-files.js');
  const watch = new FileWatch();
  // Looking at files does not keep the process alive.
  const alive = setInterval(() => undefined, 2 ** 30);
  try {
    return await new WatchedRun(work, watch, io).untilStopped();
  } finally {
    clearInterval(alive);
    watch.close();
  }
}

interface Done {
  readonly code: ExitCode;
  readonly read: ReadonlySet<string>;
}

class WatchedRun {
  readonly #work: WatchedWork;
  readonly #watch: FileWatch;
  readonly #io: Io;
  #done = new Map<string, Done>();
  #isStopped = false;
  #isRunning = false;

  constructor(work: WatchedWork, watch: FileWatch, io: Io) {
    this.#work = work;
    this.#watch = watch;
    this.#io = io;
  }

  async untilStopped(): Promise<ExitCode> {
    const stopped = this.#io.untilStopped().then(() => {
      this.#isStopped = true;
      if (this.#isRunning) this.#io.err('Ends after this run; Ctrl+C again ends it at once.\n');
    });
    let running = this.#update([], this.#work.parts(this.#watch.add));
    this.#watch.listen((paths) => {
      running = running.then(() => this.#update(paths, this.#parts()));
    });
    await stopped;
    await running;
    return Math.max(0, ...[...this.#done.values()].map(({ code }) => code)) as ExitCode;
  }

  /** Does what is new, and again what read one of the paths. */
  async #update(paths: readonly string[], parts: readonly string[]): Promise<void> {
    const changed = new Set(paths.map((path) => resolve(path)));
    const known = this.#done;
    this.#done = new Map();
    const affected = parts.filter((part) => {
      const done = known.get(part);
      if (!done || [...done.read].some((path) => changed.has(path))) return true;
      this.#done.set(part, done);
      return false;
    });
    if (affected.length === 0) return;
    if (paths.length > 0) this.#io.err(`\nChanged: ${paths.map((path) => relative('', path)).join(', ')}\n`);
    this.#isRunning = true;
    for (const part of affected) {
      if (!this.#isStopped) this.#done.set(part, await this.#run(part));
    }
    this.#isRunning = false;
    if (!this.#isStopped) this.#io.err('Watching for changes; Ctrl+C ends it.\n');
  }

  /** Those there were, where it cannot be told what there is now. */
  #parts(): readonly string[] {
    try {
      return this.#work.parts(this.#watch.add);
    } catch (error) {
      tellError(error, this.#io);
      return [...this.#done.keys()];
    }
  }

  async #run(part: string): Promise<Done> {
    const read = new Set<string>();
    const onRead: OnRead = (path) => {
      read.add(resolve(path));
      this.#watch.add(path);
    };
    try {
      return { code: await this.#work.run(part, onRead), read };
    } catch (error) {
      return { code: tellError(error, this.#io), read };
    }
  }
}
