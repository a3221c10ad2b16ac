/** A text under its display path: the unit that positions and messages refer to. */
export interface Source {
  /** As the user named it; shown in messages, never opened again. */
  readonly path: string;
  readonly text: string;
}

/** A half-open range of UTF-16 offsets into {@link Source.text}. */
export interface SourceRange {
  readonly start: number;
  readonly end: number;
}

/** A place for humans: line and column are 1-based, the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
