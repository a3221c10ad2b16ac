/** What a command may use of the process; tests give their own. */
export interface Io {
  /** Results. */
  out(text: string): void;
  /** Notes and what went wrong. */
  err(text: string): void;
  /** Whether results go to a terminal that shows colours. */
  readonly color: boolean;
  /** Columns of the terminal that results go to; absent where they go to a file, a pipe or a log. */
  readonly width?: number | undefined;
  /** Whether `err` is a terminal, so that someone is there. */
  readonly interactive: boolean;
  /** Says how far long work is, on a line of a terminal that is drawn anew and gone when anything is printed or it has ended (`undefined`); elsewhere nothing. */
  progress(text: (() => string) | undefined): void;
  readonly env: Readonly<Record<string, string | undefined>>;
  readFile(path: string): string | undefined;
  /** All of standard input, as UTF-8. */
  readInput(): string;
  /** Asks a person for one line of text; absent where nobody is at a terminal. Throws UsageError where no answer comes. */
  readonly ask?: ((question: string) => Promise<string>) | undefined;
  /** Makes missing folders; `mode` is of a file that is new. */
  writeFile(path: string, text: string, mode?: number): void;
  /** At the end of a file, which may be new. */
  appendFile(path: string, text: string): void;
  /** Resolves when the user wants a serving command to end (SIGINT, SIGTERM). */
  untilStopped(): Promise<void>;
}
