import { formatPointer, joinPointer, valueAt } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { checkEmbeddedDocument } from './check-embedded-document.js';
import { DraftBuilder, isMethod, operationPointers } from './draft-builder.js';
import { readBlock } from './embedded-block.js';
import { isObject, type JsonObject, type JsonValue, ownValue } from './json-value.js';
import { type Fence, type Outline, readOutline } from './markdown-outline.js';
import { pageDiagnostic } from './page-diagnostic.js';
import type { PageLines } from './page-lines.js';
import type { LineRange, PageReading, Recogniser } from './recogniser.js';
import { weighClues } from './weigh-clues.js';

const format = 'mintlify-markdown';

/** A YAML or JSON fence whose info string ends with an HTTP method and a path. */
interface OperationFence {
  readonly fence: Fence;
  /** The method in lower case and the path; absent where the info string was lost. */
  readonly named?: { readonly method: string; readonly path: string };
}

/**
 * The Markdown that Mintlify serves beside an endpoint page: a title, and an OpenAPI document cut down to one operation in a fence
 * opened by ```` ````yaml [FILE] METHOD /path ````. The document is kept as printed.
 */
export const mintlifyMarkdown: Recogniser = {
  format,
  reads: 'markdown',
  recognise(page) {
    const outline = readOutline(page);
    return weighClues([
      {
        name: 'a yaml block opened by "````yaml [FILE] METHOD /path"',
        present: operationFences(outline).length > 0 || documentFence(outline) !== undefined,
        essential: true,
      },
      { name: 'a title', present: titleOf(outline) !== undefined },
      { name: 'the heading "OpenAPI"', present: outline.headings.some(({ text }) => text === 'OpenAPI') },
    ]);
  },
  parse,
};

function operationFences({ fences }: Outline): OperationFence[] {
  return fences.flatMap((fence) => {
    if (!/^(ya?ml|json)$/.test(fence.language)) return [];
    const words = fence.info.split(/\s+/);
    const at = words.findLastIndex(
      (word, index) => isMethod(word.toLowerCase()) && words[index + 1]?.startsWith('/'),
    );
    if (at === -1) return [];
    return [{ fence, named: { method: words[at]?.toLowerCase() ?? '', path: words[at + 1] ?? '' } }];
  });
}

/** A fence that opens like an OpenAPI document, or like Mintlify's older form of one; a saved HTML page keeps no info string. */
function documentFence({ fences }: Outline): OperationFence | undefined {
  const fence = fences.find(
    ({ language, content }) =>
      /^(ya?ml|json)?$/.test(language) &&
      /^\s*(\{\s*)?["']?openapi["']?\s*:|^paths:\s+path:/.test(content.slice(0, 200)),
  );
  return fence && { fence };
}

/** The first title; a mirror puts the page's address above it. */
function titleOf({ headings }: Outline) {
  return headings.find(({ depth, text }) => depth === 1 && !isAddress(text));
}

function isAddress(title: string): boolean {
  return /^Source: https?:\/\/\S+$/.test(title);
}

function parse(page: Source): PageReading {
  const outline = readOutline(page);
  const [main = documentFence(outline), ...others] = operationFences(outline);
  if (!main) return refuse(page, [1, 1], 'The page holds no yaml block with a method and a path.');
  const { fence, named } = main;
  const reading = readBlock(page, fence);
  if (!reading.ok) return reading;
  const { block } = reading;
  if (!/^3\./.test(String(ownValue(block.value, 'openapi'))))
    return refuse(page, fence.lines, legacyOr(block.value, 'The yaml block is no OpenAPI 3 document.'));
  const held = isObject(block.value) ? operationPointers(block.value) : [];
  const pointer = named ? formatPointer(['paths', named.path, named.method]) : held[0];
  const operation =
    pointer === undefined ? undefined : (valueAt(block.value, pointer) as JsonValue | undefined);
  if (pointer === undefined || !isObject(operation)) {
    const isWebhook = held.length === 0 && ownValue(block.value, 'webhooks') !== undefined;
    const wanted = named
      ? `no operation ${named.method.toUpperCase()} ${named.path}, which its first line names`
      : `no operation${isWebhook ? ', only webhooks, which the API sends' : ''}`;
    return refuse(page, fence.lines, `The yaml block has ${wanted}.`);
  }

  const builder = new DraftBuilder(page, format);
  for (const name of Object.keys(block.value as JsonObject))
    builder.graft(`/${name}`, block, formatPointer([name]));
  builder.use(fence.lines);
  if (!fence.closed) builder.gap(fence.lines, 'The block has no end: the page was cut off.');
  for (const other of others)
    builder.gap(other.fence.lines, 'The page has another block with an operation; only the first is read.');
  readAround(builder, outline, pointer, operation);
  checkEmbeddedDocument(builder, operationPointers(builder.document));
  return { ok: true, draft: builder.finish((of) => block.linesAt(of)) };
}

function legacyOr(value: JsonValue, otherwise: string): string {
  const paths = ownValue(value, 'paths');
  if (typeof ownValue(paths, 'path') !== 'string' || typeof ownValue(paths, 'method') !== 'string')
    return otherwise;
  const webhook =
    ownValue(paths, 'type') === 'webhook' ? ', and describes a webhook, which the API sends' : '';
  return `The yaml block is in Mintlify's older form of its own, not OpenAPI${webhook}.`;
}

function refuse(page: Source, lines: LineRange, message: string): PageReading {
  const range = new DraftBuilder(page, format).lines.range([lines[0], lines[0]]);
  const fix = 'Save the page again from the site, or start from the OpenAPI file that it was made from.';
  return { ok: false, refusal: pageDiagnostic(page, 'page-block-not-openapi', message, { range, fix }) };
}

/** Matches the page's title and text with the operation's summary and description, and gives it those it lacks. */
function readAround(builder: DraftBuilder, outline: Outline, pointer: string, operation: JsonObject): void {
  const { lines } = builder;
  const title = titleOf(outline);
  const end = outline.fences[0]?.lines[0] ?? lines.count;
  for (let line = 1; line < (title?.lines[0] ?? end); line++) {
    if (!/^>\s*## /.test(lines.text(line))) continue;
    const start = line;
    while (lines.text(line + 1).startsWith('>')) line++;
    builder.skip([start, line], 'site navigation');
  }
  for (const { text, lines: at } of outline.headings)
    if (isAddress(text)) builder.skip(at, 'site navigation');
  for (const { text, lines: at } of outline.headings) if (text === 'OpenAPI') builder.use(at);
  for (let line = end; line <= lines.count; line++)
    if (/^Built with \[Mintlify\]/.test(lines.text(line))) builder.skip([line, line], 'site navigation');
  if (!title) return;
  if (ownValue(operation, 'summary') === undefined && title.text !== '')
    builder.set(joinPointer(pointer, 'summary'), title.text, title.lines);
  const summary = valueAt(builder.document, joinPointer(pointer, 'summary'));
  if (typeof summary === 'string' && sentence(summary) === sentence(title.text)) builder.use(title.lines);

  const openApi = outline.headings.find(
    ({ text, lines: at }) => text === 'OpenAPI' && at[0] > title.lines[0],
  );
  const prose = proseIn(lines, [title.lines[1] + 1, Math.min(end, openApi?.lines[0] ?? end) - 1]);
  const text = quotedText(lines, prose);
  if (text === '') return;
  if (ownValue(operation, 'description') === undefined)
    builder.set(joinPointer(pointer, 'description'), text, prose);
  const printed = [ownValue(operation, 'summary'), ownValue(operation, 'description')]
    .filter((value) => typeof value === 'string')
    .map(collapse);
  for (const range of [prose, firstParagraph(lines, prose)])
    if (printed.includes(collapse(quotedText(lines, range)))) builder.use(range);
}

function firstParagraph(lines: PageLines, [first, last]: LineRange): LineRange {
  const start = Math.min(lines.nextFilled(first), last);
  let line = start;
  while (line < last && !lines.isBlank(line + 1)) line++;
  return [start, line];
}

/** The text down to the first line of what is no description: a rule, a component, a heading, a table. */
function proseIn(lines: PageLines, [first, last]: LineRange): LineRange {
  let line = first;
  while (line <= last && !/^(\*{3,}|-{3,}|_{3,}|<\/?[A-Za-z]|#{1,6} |\||import )/.test(lines.text(line)))
    line++;
  return lines.filled([first, line - 1]);
}

/** The text of lines that may stand in a block quote. */
function quotedText(lines: PageLines, range: LineRange): string {
  return lines.slice(range).replace(/^> ?/gm, '').trim();
}

/** Titles leave out the full stop of a summary. */
function sentence(text: string): string {
  return collapse(text).replace(/\.$/, '');
}

function collapse(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
