import type { Source } from '../source/source.js';
import { describeOperation } from './describe-operation.js';
import { DraftBuilder } from './draft-builder.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import type { LineRange, PageReading, Recogniser } from './recogniser.js';
import { isPlaceholderHost, splitServer } from './split-server.js';
import { readAuthorizations } from './stacked-authorizations.js';
import { readStackedBody, readStackedResponse } from './stacked-content.js';
import { readStackedFields } from './stacked-field.js';
import { findStackedPath, readStackedHead, type StackedHead } from './stacked-head.js';
import { cutStackedSections, type StackedSection } from './stacked-sections.js';
import { weighClues } from './weigh-clues.js';
import { writeParameters } from './write-fields.js';

const format = 'mintlify-text';

/**
 * The text of a rendered Mintlify endpoint page: the method, the path with a segment to a line, samples, then sections of fields that
 * are printed over several lines. The page shows one response, and often not its status.
 */
export const mintlifyText: Recogniser = {
  format,
  reads: 'text',
  recognise(page) {
    const lines = new PageLines(page);
    const path = findStackedPath(lines);
    const sections = cutStackedSections(lines, (path?.lines[1] ?? 0) + 1);
    const withFields = sections.filter(
      ({ lines: range }) => readStackedFields(lines, range).fields.length > 0,
    );
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
          withFields.some(({ kind }) => kind !== 'authorization') ||
          sections.some((section) => section.kind === 'response' && opensWithStatus(lines, section)),
        essential: true,
      },
      { name: 'a section "Response"', present: sections.some(({ kind }) => kind === 'response') },
      { name: 'a section "Authorizations"', present: sections.some(({ kind }) => kind === 'authorization') },
    ]);
  },
  parse,
};

/** A response without content has no fields. */
function opensWithStatus(lines: PageLines, { lines: [first, last] }: StackedSection): boolean {
  const line = lines.nextFilled(first);
  return line <= last && /^[1-5](\d\d|XX)( - \S+\/\S+)?$/.test(lines.text(line));
}

function hasMethod(lines: PageLines): boolean {
  for (let line = 1; line <= lines.count; line++)
    if (/^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)$/.test(lines.text(line))) return true;
  return false;
}

function parse(page: Source): PageReading {
  const builder = new DraftBuilder(page, format);
  const { lines } = builder;
  const found = findStackedPath(lines);
  if (!found)
    return {
      ok: false,
      refusal: pageDiagnostic(page, 'page-without-operation', 'The page has no method with a path under it.'),
    };
  const sections = cutStackedSections(lines, found.lines[1] + 1);
  const first = sections[0]?.heading ?? lines.count + 1;
  const head = readStackedHead(lines, [found.lines[1] + 1, first - 1]);
  const operation = describeOperation(builder, {
    openapi: '3.1.0',
    title: head.title?.text,
    titleLines: head.title?.lines ?? found.lines,
    method: found.method,
    path: found.path,
    lines: found.lines,
  });
  builder.use(found.lines);
  for (let line = 1; line < found.lines[0]; line++)
    if (lines.text(line) === 'Skip to main content') builder.skip([line, line], 'site navigation');
  if (head.curl) builder.use(head.curl.lines);
  const sent = head.curl?.sample.method;
  if (head.curl && sent !== undefined && sent !== found.method)
    builder.contradict(
      head.curl.lines,
      `The curl sample sends ${sent.toUpperCase()}, the page says ${found.method.toUpperCase()}; the page's word is kept.`,
    );
  readServer(builder, head, found.path, found.lines);

  const of = (kind: StackedSection['kind']) => sections.find((section) => section.kind === kind);
  for (const { kind, heading, lines: range } of sections) {
    builder.use([heading, heading]);
    const isEmpty = lines.nextFilled(range[0]) > range[1];
    const isList = kind !== 'body' && kind !== 'response';
    if (isList && !isEmpty && readStackedFields(lines, range).fields.length === 0)
      builder.gap([heading, range[1]], `No field can be read under "${lines.text(heading)}".`);
  }
  readAuthorizations(builder, of('authorization'), head.curl?.sample.headers.get('authorization'));
  for (const { kind, lines: range } of sections)
    if (kind === 'path' || kind === 'query' || kind === 'header' || kind === 'cookie')
      writeParameters(builder, operation, kind, readStackedFields(lines, range).fields);
  const body = of('body');
  if (body) readStackedBody(builder, operation, body, head.curl);
  const response = of('response');
  if (response) readStackedResponse(builder, operation, response, head.samples[0]);
  else builder.leaveOut(operation, 'responses', 'The page describes no response.');
  for (const { lines: extra } of head.samples.slice(1))
    builder.doubt(
      extra,
      'The page has another JSON sample; it is not used, as no status is printed beside it.',
    );
  let last = lines.count;
  while (last > 1 && lines.isBlank(last)) last--;
  return { ok: true, draft: builder.finish(() => [found.lines[0], last]) };
}

/** The server is what is left of the curl command's URL without the path. */
function readServer(builder: DraftBuilder, head: StackedHead, path: string, pathLines: LineRange): void {
  const url = head.curl?.sample.url;
  const lines = head.curl?.lines ?? pathLines;
  const plain = url?.replace(/[?#].*$/s, '');
  const bare = plain?.replace(/\/$/, '');
  const server = bare?.endsWith(path) ? bare.slice(0, -path.length) : splitServer(plain ?? '', [])?.server;
  if (server === undefined || server === '') {
    builder.leaveOut('', 'servers', 'The page prints no server.');
    return;
  }
  builder.set('/servers', [{ url: server }], lines);
  const placeholder = isPlaceholderHost(server)
    ? ' Its host looks like a placeholder and is kept as printed.'
    : '';
  builder.infer('/servers/0', 'url', `The page prints no server; this is the curl sample's.${placeholder}`);
  if (plain !== `${server}${path}`)
    builder.contradict(
      lines,
      `The curl sample's URL "${url}" does not end with the path ${path}; the path is kept.`,
    );
}
