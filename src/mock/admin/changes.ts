/** A part of the admin API that others may want to look at again. */
export type Steered = 'apis' | 'next' | 'scenarios' | 'faults' | 'state' | 'sent';

/** Tells those who listen that something was steered. */
export class Changes {
  readonly #listeners = new Set<(what: Steered) => void>();

  tell(what: Steered): void {
    for (const listener of this.#listeners) listener(what);
  }

  /** Until what is returned is called. */
  listen(listener: (what: Steered) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
