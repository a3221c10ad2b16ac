import type { HeaderList } from './message.js';

/** The header fields of a received message; they are looked up as they came, and taken apart only where all are asked for. */
export class ReceivedHeaders {
  readonly #flat: readonly string[];
  #list: HeaderList | undefined;

  /** Names and values in turn. */
  constructor(flat: readonly string[]) {
    this.#flat = flat;
  }

  static of(list: HeaderList): ReceivedHeaders {
    return new ReceivedHeaders(list.flat());
  }

  /** All values of a field in one, joined as RFC 9110 §5.2 allows; its name in lower case. */
  get(name: string): string | undefined {
    const flat = this.#flat;
    let combined: string | undefined;
    for (let index = 0; index < flat.length; index += 2) {
      const key = flat[index] as string;
      // Asked for every field of every message, so most are told apart by their length.
      if (key.length !== name.length || (key !== name && key.toLowerCase() !== name)) continue;
      const value = flat[index + 1] as string;
      combined = combined === undefined ? value : `${combined}, ${value}`;
    }
    return combined;
  }

  get list(): HeaderList {
    if (!this.#list) {
      const list: [string, string][] = [];
      for (let index = 0; index < this.#flat.length; index += 2) {
        list.push([this.#flat[index] as string, this.#flat[index + 1] as string]);
      }
      this.#list = list;
    }
    return this.#list;
  }
}
