import { joinPointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { isDescribedElsewhere } from './credential.js';
import { declarePathParameters } from './declare-path-parameters.js';
import { describeOperation } from './describe-operation.js';
import { DraftBuilder } from './draft-builder.js';
import { isNavigation, type StackedSectionKind } from './mintlify-words.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import type { PageReading, Recogniser } from './recogniser.js';
import { readAuthorizations } from './stacked-authorizations.js';
import { readStackedBody } from './stacked-content.js';
import { readStackedFields } from './stacked-field.js';
import {
  findStackedPath,
  findTitleAbove,
  readStackedHead,
  type StackedHead,
  type StackedPath,
} from './stacked-head.js';
import { opensDetail, typeSentence } from './stacked-paragraphs.js';
import { readResponseHead, readStackedResponse } from './stacked-response.js';
import { cutStackedSections, lastContentLine, type StackedSection } from './stacked-sections.js';
import { readStackedServer } from './stacked-server.js';
import { findFieldStarts } from './stacked-starts.js';
import { weighClues } from './weigh-clues.js';
import { writeParameters } from './write-fields.js';

const format = 'mintlify-text';

/**
 * The text of a rendered Mintlify endpoint page: the method, the path with a segment to a line, samples, then sections of fields that
 * are printed over several lines, headings in the language of the site. The page shows one response, and often not its status.
 */
export const mintlifyText: Recogniser = {
  format,
  reads: 'text',
  recognise(page) {
    const lines = new PageLines(page);
    const { path, sections } = layoutOf(lines);
    // Without a path it is no such page, and a few lines are enough to say what else it has.
    const reach = path ? lines.count : fewLines;
    const hasField = ({ lines: [first, last] }: StackedSection) =>
      !findFieldStarts(lines, [first, Math.min(last, first + reach)]).next().done;
    const isResponse = ({ kind }: StackedSection) => kind === 'response';
    return weighClues([
      { name: 'a method on a line of its own', present: hasMethod(lines), essential: true },
      {
        name: 'a path under the method, a slash and a segment to a line',
        present: path !== undefined,
        essential: true,
      },
      {
        name: 'a section "Path Parameters", "Query Parameters", "Headers", "Body" or "Response" with a field name and a type',
        present:
          sections.some((section) => section.kind !== 'authorization' && hasField(section)) ||
          sections.some(
            (section) => isResponse(section) && readResponseHead(lines, section).status !== undefined,
          ),
        essential: true,
      },
      { name: 'a section "Response"', present: sections.some(isResponse) },
      { name: 'a section "Authorizations"', present: sections.some(({ kind }) => kind === 'authorization') },
    ]);
  },
  parse,
};

const fewLines = 100;
/** A body or response without fields has a description of its own and one of its schema; more are those of fields that were lost. */
const mostProse = 3;

/** Where the parts of a page are. */
interface Layout {
  readonly path: StackedPath | undefined;
  readonly sections: readonly StackedSection[];
  /** The last line of the content. */
  readonly end: number;
}

const layouts = new WeakMap<Source, Layout>();

function layoutOf(lines: PageLines): Layout {
  const known = layouts.get(lines.page);
  if (known) return known;
  const path = findStackedPath(lines);
  const after = (path?.lines[1] ?? 0) + 1;
  const end = lastContentLine(lines, after);
  const layout = { path, sections: cutStackedSections(lines, after, end), end };
  layouts.set(lines.page, layout);
  return layout;
}

function hasMethod(lines: PageLines): boolean {
  for (let line = 1; line <= lines.count; line++)
    if (/^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/.test(lines.text(line))) return true;
  return false;
}

function parse(page: Source): PageReading {
  const builder = new DraftBuilder(page, format);
  const { lines } = builder;
  const { path: found, sections, end } = layoutOf(lines);
  if (!found)
    return {
      ok: false,
      refusal: pageDiagnostic(page, 'page-without-operation', 'The page has no method with a path under it.'),
    };
  const first = sections[0]?.heading ?? end + 1;
  const head = readStackedHead(lines, [found.lines[1] + 1, first - 1]);
  const title = head.title ?? findTitleAbove(lines, found.lines[0]);
  const operation = describeOperation(builder, {
    openapi: '3.1.0',
    title: title?.text,
    titleLines: title?.lines ?? found.lines,
    method: found.method,
    path: found.path,
    lines: found.lines,
  });
  builder.use(found.lines);
  skipNavigation(builder, head, found.lines[0], end);
  readDescription(builder, operation, head);
  if (head.curl) builder.use(head.curl.lines);
  const sent = head.curl?.sample.method;
  if (head.curl && sent !== undefined && sent !== found.method)
    builder.contradict(
      head.curl.lines,
      `The curl sample sends ${sent.toUpperCase()}, the page says ${found.method.toUpperCase()}; the page's word is kept.`,
    );
  readStackedServer(builder, head, found);
  noteOtherOperations(builder, found, end);
  readSections(builder, operation, sections, head);
  declarePathParameters(builder, operation, found.path, found.lines);
  const last = lines.lastFilled(end);
  return { ok: true, draft: builder.finish(() => [found.lines[0], last]) };
}

function skipNavigation(builder: DraftBuilder, head: StackedHead, method: number, end: number): void {
  const { lines } = builder;
  const skip = (line: number) => builder.skip([line, line], 'site navigation');
  for (let line = 1; line < method; line++) if (isNavigation(lines.text(line))) skip(line);
  for (const line of head.buttons) skip(line);
  for (const command of head.otherCommands) builder.skip(command, 'code sample (shell)');
  if (end < lines.count) builder.skip([end + 1, lines.count], 'site navigation');
}

/** The text around the samples, with one mark for list items. */
function readDescription(builder: DraftBuilder, operation: string, { prose }: StackedHead): void {
  const [first] = prose;
  if (!first) return;
  const pointer = joinPointer(operation, 'description');
  const text = prose.map(({ text: words }) => words.replace(/^[•*·] +/, '- ')).join('\n');
  builder.set(pointer, text);
  builder.place(pointer, [first.line, prose.at(-1)?.line ?? first.line]);
  for (const { line } of prose) builder.use([line, line]);
}

/** A page of two operations cannot be told apart. */
function noteOtherOperations(builder: DraftBuilder, found: StackedPath, end: number): void {
  const other = findStackedPath(builder.lines, found.lines[1] + 1);
  if (other && other.lines[0] <= end && (other.path !== found.path || other.method !== found.method))
    builder.gap(
      other.lines,
      `The page has another operation, ${other.method.toUpperCase()} ${other.path}; only the first is read.`,
    );
}

function readSections(
  builder: DraftBuilder,
  operation: string,
  sections: readonly StackedSection[],
  head: StackedHead,
): void {
  const { lines } = builder;
  const of = (kind: StackedSectionKind) => sections.filter((section) => section.kind === kind);
  const fieldsOf = (section: StackedSection) => readStackedFields(lines, section.lines).fields;
  for (const section of sections) {
    const { kind, heading, lines: range } = section;
    if (kind === 'body' || kind === 'response') {
      const { intro, fields } = readStackedFields(lines, range);
      if (fields.length > 0) continue;
      const detail = intro.find(({ text }) => opensDetail(text.split('\n')[0] ?? ''));
      const words = intro.filter(({ text }) => typeSentence(text) === undefined);
      if (detail || words.length > mostProse)
        builder.gap(
          detail?.lines ?? [heading, range[1]],
          `Under "${lines.text(heading)}" are ${detail ? 'limits or options' : 'descriptions'}, but no field with a name and a type.`,
        );
      continue;
    }
    builder.use([heading, heading]);
    if (fieldsOf(section).length === 0)
      builder.gap([heading, range[1]], `No field can be read under "${lines.text(heading)}".`);
  }
  const headers = of('header').flatMap(fieldsOf);
  const credentials = of('authorization').flatMap(fieldsOf);
  const asHeaders = headers.filter(({ name }) => /^authorization$/i.test(name));
  readAuthorizations(
    builder,
    credentials.length > 0 ? credentials : asHeaders,
    head.curl?.sample.headers.get('authorization'),
  );
  for (const { name, lines: at } of headers)
    if (isDescribedElsewhere(name)) builder.skip(at, `the header ${name}, which is no parameter in OpenAPI`);
  for (const kind of new Set(sections.map((section) => section.kind)))
    if (kind === 'path' || kind === 'query' || kind === 'header' || kind === 'cookie')
      writeParameters(
        builder,
        operation,
        kind,
        of(kind)
          .flatMap(fieldsOf)
          .filter(({ name }) => kind !== 'header' || !isDescribedElsewhere(name)),
      );

  const main = (kind: StackedSectionKind) => {
    const all = of(kind);
    const chosen = all.find((section) => fieldsOf(section).length > 0) ?? all[0];
    if (chosen) builder.use([chosen.heading, chosen.heading]);
    for (const { heading } of all.filter((section) => section !== chosen))
      builder.doubt(
        [heading, heading],
        `The page has another section "${lines.text(heading)}"; it is not read.`,
      );
    return chosen;
  };
  const body = main('body');
  if (body) readStackedBody(builder, operation, body, head.curl);
  const response = main('response');
  if (!response) builder.leaveOut(operation, 'responses', 'The page describes no response.');
  const used = response ? readStackedResponse(builder, operation, response, head) : 1;
  for (const { lines: extra } of head.samples.slice(used))
    builder.doubt(
      extra,
      'The page has another JSON sample; it is not used, as no status is printed beside it.',
    );
}
