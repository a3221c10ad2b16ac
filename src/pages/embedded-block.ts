import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { parseText } from '../source/parse-text.js';
import type { PositionIndex } from '../source/position-index.js';
import type { Source } from '../source/source.js';
import type { JsonValue } from './json-value.js';
import type { Fence } from './markdown-outline.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import { plainCopy } from './plain-copy.js';
import type { LineRange } from './recogniser.js';

/** Beyond this many UTF-16 units an index of all pointers costs more than it tells; lines are then those of the block. */
const maxPointerLength = 30_000_000;

/** YAML or JSON read out of a fenced block. */
export interface EmbeddedBlock {
  readonly value: JsonValue;
  readonly lines: LineRange;
  /** The page's lines of the value at a pointer into {@link value}, or else of its nearest ancestor that has a place. */
  linesAt(pointer: string): LineRange;
}

/** The block's data with the page's lines, or why it cannot be read. */
export type BlockReading =
  | { readonly ok: true; readonly block: EmbeddedBlock }
  | { readonly ok: false; readonly refusal: Diagnostic };

/** Reads a fenced block as YAML or JSON. Tags, aliases and prototype keys are data: nothing is called, run or multiplied. */
export function readBlock(page: Source, fence: Fence): BlockReading {
  const parsed = parseText({ path: page.path, text: fence.content });
  const inner = new PageLines({ path: page.path, text: fence.content });
  const pageLine = (offset: number) => fence.contentLine + inner.lineAt(offset) - 1;
  const refuse = (reason: string, line: number): BlockReading => ({
    ok: false,
    refusal: pageDiagnostic(
      page,
      'page-block-unreadable',
      `The ${fence.language} block cannot be read: ${reason}.`,
      {
        range: new PageLines(page).range([line, line]),
        fix: 'Save the page again, whole, as the site serves it.',
      },
    ),
  });
  if (parsed.problem) return refuse(parsed.problem.message, pageLine(parsed.problem.offset));
  const copy = plainCopy(parsed.value);
  if (!copy.ok) return refuse(copy.problem, fence.lines[0]);

  const places = copy.pointerLength > maxPointerLength ? new Map() : placesOf(parsed.positions);
  const linesAt = (pointer: string): LineRange => {
    for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
      const place = places.get(at);
      if (place) {
        const start = (place.key ?? place.value).start;
        return [pageLine(start), pageLine(lastFilled(fence.content, start, place.value.end))];
      }
    }
    return fence.lines;
  };
  return { ok: true, block: { value: copy.value, lines: fence.lines, linesAt } };
}

/** JSON that is no YAML (such as a very long key) has a value but no places. */
function placesOf(positions: () => PositionIndex): PositionIndex {
  try {
    return positions();
  } catch {
    return new Map();
  }
}

/** The offset of the last character in the range that is no white space. */
function lastFilled(text: string, start: number, end: number): number {
  let at = Math.min(end, text.length) - 1;
  while (at > start && /\s/.test(text[at] as string)) at--;
  return Math.max(at, start);
}
