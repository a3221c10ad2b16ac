import { makeSourceMap } from '../../src/pages/make-source-map.js';
import { normalizePage } from '../../src/pages/normalize-page.js';
import type { Draft } from '../../src/pages/recogniser.js';
import { valueAt } from '../../src/source/json-pointer.js';
import { lineText } from '../../src/source/position.js';
import type { Source } from '../../src/source/source.js';
import { linesOf } from '../../src/source/source-map.js';

/** The draft of a page that must be readable. */
export function draftOf(page: Source): Draft {
  const reading = normalizePage(page);
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.draft;
}

/** The draft of a page that is half understood. */
export function partialDraftOf(page: Source): Draft {
  expectRefused(page);
  const reading = normalizePage(page, { partial: true });
  if (!reading.ok) throw new Error(reading.refusal.message);
  return reading.draft;
}

function expectRefused(page: Source): void {
  const reading = normalizePage(page);
  if (reading.ok) throw new Error('The page is taken for whole.');
}

/** What the document made of a page holds at a pointer. */
export function documentAt(page: Source, pointer: string): unknown {
  return valueAt(draftOf(page).document, pointer);
}

/** The page's lines, joined by `|`, that the source map gives for a pointer. */
export function pageTextOf(page: Source, pointer: string): string | undefined {
  const lines = linesOf(makeSourceMap(draftOf(page), page.path), pointer);
  return lines && textOf(page, lines);
}

/** Whole lines of a page, trimmed and joined by `|`. */
export function textOf(page: Source, [first, last]: readonly [number, number]): string {
  return Array.from({ length: last - first + 1 }, (_, index) => lineText(page, first + index).trim()).join(
    '|',
  );
}
