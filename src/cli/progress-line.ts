/** Milliseconds that work must last before it is told of, and between two drawings. */
const patience = 400;
const pause = 100;

/** A terminal, as far as it is used here. */
export interface ProgressTerminal {
  write(text: string): unknown;
  readonly columns?: number | undefined;
}

/** One line of a terminal that says how far long work is: first after 0.4 s, then at most ten times a second, also while nothing is told anew. */
export class ProgressLine {
  readonly #terminal: ProgressTerminal;
  readonly #now: () => number;
  #said: (() => string) | undefined;
  #began = 0;
  #drawn: number | undefined;
  #timer: NodeJS.Timeout | undefined;

  /** `now` is in milliseconds. */
  constructor(terminal: ProgressTerminal, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#now = now;
  }

  /** Says it until something else is said or the line is cleared, as `undefined` does; the text is made only when it is drawn. */
  readonly say = (text: (() => string) | undefined): void => {
    if (!text) {
      this.clear();
      return;
    }
    const now = this.#now();
    if (!this.#said) {
      this.#began = now;
      this.#timer = setInterval(() => this.#draw(), pause);
      this.#timer.unref();
    }
    this.#said = text;
    if (now - (this.#drawn ?? this.#began + patience - pause) >= pause) this.#draw();
  };

  /** Leaves the terminal as it was. */
  readonly clear = (): void => {
    clearInterval(this.#timer);
    if (this.#drawn !== undefined) this.#terminal.write(erase);
    this.#said = undefined;
    this.#drawn = undefined;
  };

  #draw(): void {
    const now = this.#now();
    const lasted = now - this.#began;
    if (!this.#said || lasted < patience) return;
    this.#drawn = now;
    const text = `${(lasted / 1_000).toFixed(1)} s  ${this.#said()}`;
    const columns = this.#terminal.columns || 80;
    // A line that is wrapped would not be erased whole.
    this.#terminal.write(`${erase}${text.length < columns ? text : `${text.slice(0, columns - 2)}…`}`);
  }
}

const erase = '\r\u001B[2K';
