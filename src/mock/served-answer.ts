import { isBodiless } from './documented-answers.js';
import type { Delivery } from './faults/delivery.js';

/** Header fields as they go out, but for framing; where an answer is given again, so are its fields. */
export class HeaderLines {
  /** Names and values in turn. */
  readonly flat: readonly string[];
  #text: string | undefined;

  constructor(flat: readonly string[]) {
    this.flat = flat;
  }

  /** As they stand in a head, each with its line end. */
  get text(): string {
    if (this.#text === undefined) {
      let text = '';
      for (let at = 0; at < this.flat.length; at += 2) text += `${this.flat[at]}: ${this.flat[at + 1]}\r\n`;
      this.#text = text;
    }
    return this.#text;
  }
}

/** An answer as it goes out. */
export class ServedAnswer {
  readonly status: number;
  /** All that the mock says, without the length of the body. */
  readonly lines: HeaderLines;
  readonly body: Buffer;
  /** What goes wrong with it on its way. */
  declare readonly delivery?: Delivery;

  constructor(status: number, lines: HeaderLines, body: Buffer, delivery?: Delivery) {
    this.status = status;
    this.lines = lines;
    this.body = body;
    if (delivery !== undefined) this.delivery = delivery;
  }

  /** Names and values in turn, that of the length with them: also of a body that is not sent, as to HEAD (RFC 9110 §8.6). */
  get headers(): readonly string[] {
    const { flat } = this.lines;
    return isBodiless(this.status) ? flat : flat.concat('Content-Length', String(this.body.length));
  }
}
