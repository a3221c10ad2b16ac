import { Parser } from 'htmlparser2';
import type { Source } from '../source/source.js';
import { PageLines } from './page-lines.js';

/** A page as text, with the line of the saved file that each of its lines stands on. */
export interface PageView {
  readonly source: Source;
  /** From a 1-based line of {@link source} to one of the file. */
  lineInFile(line: number): number;
}

/** Elements whose content is never shown, or leads away from the page. */
const unseen = new Set(
  'script style template noscript svg math head nav iframe object canvas video audio select textarea'.split(
    ' ',
  ),
);
/** Elements that start a line of their own; the second set also keeps a blank line around. */
const lines = new Set(
  'html body main article section header footer aside div li tr dt dd form fieldset figure figcaption details summary address hr br'.split(
    ' ',
  ),
);
const paragraphs = new Set('p h1 h2 h3 h4 h5 h6 ul ol dl pre blockquote table'.split(' '));
const marks: Readonly<Record<string, string>> = { strong: '**', b: '**', em: '*', i: '*', code: '`' };
/** Deeper elements are those of no page; the parser's time grows with the depth. */
const maxDepth = 1_000;

interface Line {
  readonly text: string;
  readonly origin: number;
  readonly isVerbatim?: true;
}

/** Reads HTML as data: as the text that a browser shows, or as the Markdown of the same structure. Linear in the page's length. */
export function renderHtml(page: Source, style: 'text' | 'markdown'): PageView {
  const file = new PageLines(page);
  const made: Line[] = [];
  const isMarkdown = style === 'markdown';
  let open: { text: string[]; origin: number } | undefined;
  let gap = false;
  let depth = 0;
  let hidden = 0;
  let verbatim: { text: string[]; origin: number; language: string } | undefined;

  const add = (text: string, origin: number) => {
    open ??= { text: [], origin };
    open.text.push(text);
  };
  const end = (blank: boolean) => {
    const text = open?.text.join('').replace(/\s+/g, ' ').trim() ?? '';
    if (open && text !== '')
      put(isMarkdown && !isHeading(open.text[0]) ? escapeLine(text) : text, open.origin);
    open = undefined;
    gap ||= blank;
  };
  const put = (text: string, origin: number) => {
    if (gap && made.length > 0) made.push({ text: '', origin });
    gap = false;
    made.push({ text, origin });
  };
  const endVerbatim = () => {
    if (!verbatim) return;
    const { origin, language } = verbatim;
    // HTML §4.4.3: a line break right after <pre> is none of the text.
    const [, leading = '', text = ''] = /^(\r?\n)?(.*)$/s.exec(verbatim.text.join('')) ?? [];
    const from = leading === '' ? origin : origin + 1;
    const content = text.trimEnd().split(/\r?\n/);
    const fence = longestFence(content);
    verbatim = undefined;
    if (gap) made.push({ text: '', origin: from });
    if (isMarkdown) made.push({ text: fence + language, origin: from });
    for (const [index, line] of content.entries())
      made.push({ text: line, origin: from + index, isVerbatim: true });
    if (isMarkdown) made.push({ text: fence, origin: from + content.length - 1 });
    gap = true;
  };

  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > maxDepth) return parser.pause();
        if (hidden > 0 || unseen.has(name) || 'hidden' in attributes) {
          hidden++;
          return;
        }
        const origin = file.lineAt(parser.startIndex);
        if (verbatim) {
          verbatim.language ||= languageOf(attributes.class);
          if (name === 'br') verbatim.text.push('\n');
        } else if (name === 'pre') {
          end(true);
          verbatim = {
            text: [],
            origin: file.lineAt(parser.endIndex),
            language: languageOf(attributes.class),
          };
        } else if (paragraphs.has(name) || lines.has(name)) {
          gap ||= name === 'br' && !open;
          end(paragraphs.has(name));
          const level = /^h([1-6])$/.exec(name)?.[1];
          if (isMarkdown && level !== undefined) add(`${'#'.repeat(Number(level))} `, origin);
          if (name === 'li') add(isMarkdown ? '* ' : '• ', origin);
        } else if (name === 'td' || name === 'th') add(isMarkdown ? ' | ' : ' ', origin);
        else if (isMarkdown && Object.hasOwn(marks, name)) add(marks[name] ?? '', origin);
      },
      ontext(text) {
        if (hidden > 0) return;
        if (verbatim) verbatim.text.push(text);
        else if (open || /\S/.test(text)) {
          const leading = /^\s*/.exec(text)?.[0] ?? '';
          add(text, file.lineAt(parser.startIndex + leading.length));
        }
      },
      onclosetag(name) {
        depth--;
        if (hidden > 0) hidden--;
        else if (name === 'pre') endVerbatim();
        else if (verbatim) return;
        else if (paragraphs.has(name) || lines.has(name)) end(paragraphs.has(name));
        else if (isMarkdown && Object.hasOwn(marks, name) && open) open.text.push(marks[name] ?? '');
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  );
  parser.write(page.text);
  parser.end();
  endVerbatim();
  end(false);
  const kept = isDoubleSpaced(made) ? made.filter(({ text, isVerbatim }) => isVerbatim || text !== '') : made;
  return {
    source: { path: page.path, text: kept.map(({ text }) => text).join('\n') },
    lineInFile: (line) => kept[Math.min(Math.max(line, 1), kept.length) - 1]?.origin ?? 1,
  };
}

function languageOf(classes: string | undefined): string {
  return /(?:^|\s)lang(?:uage)?-([\w-]+)/.exec(classes ?? '')?.[1] ?? '';
}

function isHeading(start: string | undefined): boolean {
  return /^#{1,6} $/.test(start ?? '');
}

/** Prose that looks like a heading or a fence stays prose. */
function escapeLine(text: string): string {
  return /^(?:#{1,6}(?:\s|$)|`{3}|~{3})/.test(text) ? `\\${text}` : text;
}

function longestFence(content: readonly string[]): string {
  const runs = content.map((text) => /^ {0,3}(`{3,})/.exec(text)?.[1]?.length ?? 2);
  return '`'.repeat(runs.reduce((most, run) => Math.max(most, run), 2) + 1);
}

/** True where each line is a paragraph of its own: then the blank lines say nothing. */
function isDoubleSpaced(made: readonly Line[]): boolean {
  return made.every(
    ({ text, isVerbatim }, index) =>
      text === '' || isVerbatim || (made[index + 1]?.text ?? '') === '' || made[index + 1]?.isVerbatim,
  );
}
