/** What a piece of code is, for its colour. */
export type PieceKind = 'key' | 'text' | 'number' | 'word' | 'plain';

/** One line of a text that is shown as code. */
export interface CodeLine {
  readonly pieces: readonly (readonly [kind: PieceKind, text: string])[];
  /** 1-based; shown beside the line. */
  readonly number?: number;
  /** In JSON, the JSON Pointer of the value that stands on the line, or that begins or ends there. */
  readonly pointer?: string;
}

/** The lines of a text that has no colours, numbered from `first` where that is given. */
export function plainLines(text: string, first?: number): CodeLine[] {
  return text.split(/\r\n|\n|\r/).map((line, index) => ({
    pieces: [['plain', line]],
    ...(first === undefined ? {} : { number: first + index }),
  }));
}
