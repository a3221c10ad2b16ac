import type { SentMessage } from '../mock/admin/shapes.js';
import type { Mock } from '../mock/create-mock.js';
import { nameOf } from '../mock/outgoing/outbox.js';
import { breath } from './breath.js';
import type { Io } from './io.js';

/** Tells what one should know of a mock and of the documents that it serves, each thing once. */
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
      for (const note of notes) this.#tellOnce(note);
      await breath();
    }
  }

  /** A callback or webhook that did not arrive. */
  readonly tellOf = (message: SentMessage): void => {
    if (message.problem === undefined) return;
    this.#tellOnce(`the ${nameOf(message)} did not arrive: ${message.problem}.`);
  };

  #tellOnce(note: string): void {
    if (!this.#told.has(note)) this.#io.err(`note: ${note}\n`);
    this.#told.add(note);
  }

  stop(): void {
    this.#current = undefined;
  }
}
