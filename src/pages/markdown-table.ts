import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';

/** A table of Markdown's common extension: cells between pipes, a row a line. */
export interface MarkdownTable {
  /** The cells of the first row, in lower case. */
  readonly columns: readonly string[];
  readonly rows: readonly TableRow[];
  readonly lines: LineRange;
}

/** A row by the names of its columns. */
export interface TableRow {
  readonly cells: ReadonlyMap<string, string>;
  readonly line: number;
}

/** The tables between two lines. A row of dashes under the columns may be missing, as it is in saved HTML. */
export function readTables(lines: PageLines, [first, last]: LineRange): MarkdownTable[] {
  const tables: MarkdownTable[] = [];
  for (let line = first; line <= last; line++) {
    if (!isRow(lines.text(line))) continue;
    const columns = cellsOf(lines.text(line)).map((cell) => cell.toLowerCase());
    const rows: TableRow[] = [];
    const start = line;
    for (; line < last && isRow(lines.text(line + 1)); line++) {
      const cells = cellsOf(lines.text(line + 1));
      if (cells.every((cell) => /^:?-+:?$/.test(cell))) continue;
      rows.push({ cells: new Map(columns.map((name, at) => [name, cells[at] ?? ''])), line: line + 1 });
    }
    tables.push({ columns, rows, lines: [start, line] });
  }
  return tables;
}

function isRow(text: string): boolean {
  return text.startsWith('|');
}

/** A pipe after a backslash is text. */
function cellsOf(row: string): string[] {
  return row
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.replaceAll('\\|', '|').trim());
}
