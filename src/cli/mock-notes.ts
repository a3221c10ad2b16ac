import type { Mock } from '../mock/create-mock.js';
import { breath } from './breath.js';
import type { Io } from './io.js';

/** Tells what one should know of the documents that a mock serves, each thing once. */
export class MockNotes {
  readonly #io: Io;
  readonly #told = new Set<string>();
  #current: Mock | undefined;

  constructor(io: Io) {
    this.#io = io;
  }

  /** Resolves when all is told, or what is told of is no longer served. */
  async tell(mock: Mock): Promise<void> {
    this.#current = mock;
    for (const notes of mock.inspect()) {
      if (this.#current !== mock) return;
      for (const note of notes) {
        if (!this.#told.has(note)) this.#io.err(`note: ${note}\n`);
        this.#told.add(note);
      }
      await breath();
    }
  }

  stop(): void {
    this.#current = undefined;
  }
}
