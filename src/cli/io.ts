/** What a command may use of the process; tests give their own. */
export interface Io {
  /** Results. */
  out(text: string): void;
  /** Progress, notes and what went wrong. */
  err(text: string): void;
  /** Whether results go to a terminal that shows colours. */
  readonly color: boolean;
  /** Whether `err` is a terminal, so that progress may be shown. */
  readonly interactive: boolean;
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
