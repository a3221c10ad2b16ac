import type { JsonObject } from './json-value.js';
import { constantIn, exampleIn, isButton, optionsIn, patternIn } from './mintlify-words.js';
import type { PageLines } from './page-lines.js';
import type { LineRange } from './recogniser.js';
import { parseType } from './type-notation.js';

/** Text between blank lines. */
export interface Paragraph {
  readonly text: string;
  readonly lines: LineRange;
}

const range = /^[^:：]{1,60}[:：] (?:-?[\d.e+-]+ <=? )?x (?:[<>]=? -?[\d.e+-]+)$/i;
const englishLimit = /^(Required|Minimum|Maximum) ((string|array) )?(range|length):/;

/** `Option 1`, `Option 2`: the site shows the fields of the first. */
export function isTabs(paragraph: string): boolean {
  return paragraph.split('\n').every((line) => /^Option \d+$/.test(line));
}

/** What Mintlify prints of a field's limits opens a paragraph, also where the blank line above it was lost. */
export function opensDetail(text: string): boolean {
  if (text.length > 300 || !/[:：]/.test(text)) return false;
  const label = [optionsIn, exampleIn, patternIn, constantIn].some((read) => read(text) !== undefined);
  return label || range.test(text) || englishLimit.test(text);
}

/** The type in "The response is of type `object[]`."; undefined for any other paragraph. */
export function typeSentence(paragraph: string): JsonObject | undefined {
  const text = paragraph.replace(/[`\n]/g, '');
  const type = /^The (?:response|body) is of type (.{1,200})\.$/.exec(text)?.[1];
  return type === undefined ? undefined : parseType(type.trim())?.schema;
}

/** Paragraphs between two lines; the site's own buttons are left out. */
export function readParagraphs(lines: PageLines, [first, last]: LineRange): Paragraph[] {
  const found: { text: string[]; lines: [number, number] }[] = [];
  let open = false;
  for (let line = first; line <= last; line++) {
    const text = lines.text(line);
    if (text === '' || isButton(text)) open = false;
    else if (open && !opensDetail(text) && typeSentence(text) === undefined) {
      const paragraph = found.at(-1);
      paragraph?.text.push(text);
      if (paragraph) paragraph.lines[1] = line;
    } else {
      found.push({ text: [text], lines: [line, line] });
      open = true;
    }
  }
  return found.map(({ text, lines: at }) => ({ text: text.join('\n'), lines: at }));
}
