/** One line of the table: a document, or the files of a suite that stand together. */
export interface CorpusRow {
  readonly subject: string;
  /** Column → number, in the order printed. */
  readonly counts: Readonly<Record<string, number>>;
  readonly passed: number;
  /** One sentence for each count or verdict that is not as it should be. */
  readonly failures: readonly string[];
  readonly milliseconds: number;
}

/** A part of `npm run corpus`, one file each. */
export interface CorpusSection {
  readonly name: string;
  /** `shared` is the folder that holds `corpus/` and `suites/`. */
  run(shared: string): Promise<CorpusRow[]>;
}
