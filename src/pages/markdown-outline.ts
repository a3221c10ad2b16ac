import { fromMarkdown } from 'mdast-util-from-markdown';
import type { Source } from '../source/source.js';
import { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';

/** An ATX heading (CommonMark §4.2). */
export interface Heading {
  /** 1 to 6. */
  readonly depth: number;
  readonly text: string;
  readonly lines: LineRange;
}

/** A fenced code block (CommonMark §4.5). */
export interface Fence {
  /** The first word of the info string, lower-cased; empty where there is none. */
  readonly language: string;
  /** The rest of the info string. */
  readonly info: string;
  readonly content: string;
  /** The line of the page on which the content starts. */
  readonly contentLine: number;
  /** False where the page ends before the fence does. */
  readonly closed: boolean;
  /** With both fence lines. */
  readonly lines: LineRange;
}

/** The block structure of a Markdown page: headings and fenced code, in order; everything else is prose. */
export interface Outline {
  readonly headings: readonly Heading[];
  readonly fences: readonly Fence[];
}

/** A line that can start a heading, or start or end a fence. All others can be left out without changing where those are. */
const structural = /^ {0,3}(?:#{1,6}(?:\s|$)|`{3}|~{3})/;
const maxLineLength = 1_000;
/** The parser's time per line is long; a page with more lines than this that could be headings or fences is not read as Markdown. */
const maxStructuralLines = 3_000;

/** Inline marks carry nothing that is asked for here, and headings inside lists or quotes do not count. */
const blocksOnly = {
  disable: {
    null: [
      'attention',
      'autolink',
      'blockQuote',
      'characterEscape',
      'characterReference',
      'codeText',
      'definition',
      'hardBreakEscape',
      'htmlFlow',
      'htmlText',
      'labelEnd',
      'labelStartImage',
      'labelStartLink',
      'list',
      'setextUnderline',
      'thematicBreak',
    ],
  },
};

const outlines = new WeakMap<Source, Outline>();

/** Reads the outline of a page written in CommonMark, in time linear in its length. */
export function readOutline(page: Source): Outline {
  const known = outlines.get(page);
  if (known) return known;
  const outline = parseOutline(new PageLines(page));
  outlines.set(page, outline);
  return outline;
}

function parseOutline(lines: PageLines): Outline {
  const headings: Heading[] = [];
  const fences: Fence[] = [];
  const kept: number[] = [];
  for (let line = 1; line <= lines.count; line++) {
    const text = rawLine(lines, line);
    if (text.length <= maxLineLength && structural.test(text)) kept.push(line);
  }
  if (kept.length > maxStructuralLines) return { headings, fences };
  const skeleton = kept.map((line) => rawLine(lines, line)).join('\n');
  for (const node of fromMarkdown(skeleton, { extensions: [blocksOnly] }).children) {
    if (!node.position) continue;
    const first = kept[node.position.start.line - 1] as number;
    const last = kept[node.position.end.line - 1] as number;
    if (node.type === 'heading') {
      const text = node.children.map((child) => ('value' in child ? child.value : '')).join('');
      headings.push({ depth: node.depth, text: unescapeMarkdown(text), lines: [first, first] });
    } else if (node.type === 'code') {
      fences.push(fenceAt(lines, first, last, node.lang ?? '', node.meta ?? ''));
    }
  }
  return { headings, fences };
}

/** A byte order mark is no part of the first line. */
function rawLine(lines: PageLines, line: number): string {
  return line === 1 ? lines.raw(line).replace(/^\ufeff/, '') : lines.raw(line);
}

function fenceAt(lines: PageLines, first: number, last: number, language: string, info: string): Fence {
  const opening = /^( *)(`+|~+)/.exec(lines.raw(first));
  const closing = /^ {0,3}(`+|~+)[ \t]*$/.exec(lines.raw(last));
  const mark = opening?.[2] ?? '';
  const closed = last > first && closing?.[1]?.startsWith(mark) === true;
  const end = closed ? last : lines.count;
  const indent = new RegExp(`^ {0,${opening?.[1]?.length ?? 0}}`);
  const content: string[] = [];
  for (let line = first + 1; line <= (closed ? end - 1 : end); line++)
    content.push(lines.raw(line).replace(indent, ''));
  return {
    language: language.toLowerCase(),
    info,
    content: content.join('\n'),
    contentLine: first + 1,
    closed,
    lines: [first, end],
  };
}

/** Backslash escapes (CommonMark §2.4) undone. */
function unescapeMarkdown(text: string): string {
  return text.replace(/\\([!-/:-@[-`{-~])/g, '$1').trim();
}
