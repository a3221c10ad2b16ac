import { joinPointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { describeOperation } from './describe-operation.js';
import { DraftBuilder } from './draft-builder.js';
import { readFieldList } from './glued-field-list.js';
import { cutPath } from './glued-path.js';
import { findSections, type GluedSection, type GluedSectionKind } from './glued-sections.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import type { LineRange, PageReading, Recogniser } from './recogniser.js';
import { weighClues } from './weigh-clues.js';

const format = 'glued-text';
const jsonAssumed = 'The page prints no media type; application/json is assumed, as it describes an object.';
const operationLine = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)\s+(\/.*)$/;

/**
 * The text of a rendered reference page whose spans lost the spaces between them: `METHOD /pathSentence`, then sections of fields
 * such as `segmentIdstringrequiredSegment ID`, a body heading with its flag, and responses that open with the status.
 */
export const gluedText: Recogniser = {
  format,
  recognise(page) {
    const lines = new PageLines(page);
    const at = findOperation(lines);
    const sections = at === undefined ? [] : findSections(lines, at);
    return weighClues([
      { name: 'a line "METHOD /path"', present: at !== undefined, essential: true },
      {
        name: 'a section "Path parameters", "Query parameters", "Body" or "Response" with fields or a status',
        present: sections.length > 0,
        essential: true,
      },
      {
        name: 'the method on a line of its own',
        present: at !== undefined && headAbove(lines, at).method !== undefined,
      },
      { name: 'a section "Response"', present: sections.some(({ kind }) => kind === 'response') },
    ]);
  },
  parse,
};

function findOperation(lines: PageLines): number | undefined {
  for (let line = 1; line <= lines.count; line++) if (operationLine.test(lines.text(line))) return line;
  return undefined;
}

/** The lines above the operation: a group of operations, the method, a title; each may be absent. */
interface HeadAbove {
  readonly group?: number;
  readonly method?: number;
  readonly title?: number;
}

function headAbove(lines: PageLines, operation: number): HeadAbove {
  const method = operationLine.exec(lines.text(operation))?.[1];
  const above: number[] = [];
  for (let line = operation - 1; line >= 1 && above.length < 3; line--)
    if (!lines.isBlank(line)) above.push(line);
  const [first, second, third] = above;
  if (first === undefined) return {};
  if (lines.text(first) === method)
    return second === undefined ? { method: first } : { method: first, group: second };
  if (second === undefined || lines.text(second) !== method) return { title: first };
  return third === undefined
    ? { title: first, method: second }
    : { title: first, method: second, group: third };
}

function parse(page: Source): PageReading {
  const builder = new DraftBuilder(page, format);
  const { lines } = builder;
  const at = findOperation(lines);
  const [, method = '', text = ''] = at === undefined ? [] : (operationLine.exec(lines.text(at)) ?? []);
  if (at === undefined)
    return {
      ok: false,
      refusal: pageDiagnostic(page, 'page-without-operation', 'The page has no line "METHOD /path".'),
    };

  const { path, rest, ambiguous } = cutPath(text);
  if (ambiguous) builder.doubt([at, at], `The path could end elsewhere in "${text}"; it is read as ${path}.`);
  const above = headAbove(lines, at);
  const sections = findSections(lines, at);
  const footer = findFooter(lines, sections.at(-1)?.lines[0] ?? at);
  const end = footer - 1;
  const operation = describeOperation(builder, {
    openapi: '3.1.0',
    title: above.title === undefined ? undefined : lines.text(above.title),
    titleLines: [above.title ?? at, above.title ?? at],
    method: method.toLowerCase(),
    path,
    lines: [at, at],
  });
  builder.use([at, at]);
  if (above.method !== undefined) builder.use([above.method, above.method]);
  if (above.group !== undefined)
    builder.set(joinPointer(operation, 'tags'), [lines.text(above.group)], [above.group, above.group]);
  for (let line = 1; line < (above.group ?? at); line++)
    if (lines.text(line) === 'Docs') builder.skip([line, line], 'site navigation');
  if (footer <= lines.count) builder.skip([footer, lines.count], 'site navigation');

  const prose: LineRange = [at, (sections[0]?.lines[0] ?? footer) - 1];
  const description = [rest, lines.slice([at + 1, prose[1]])].filter((part) => part !== '').join('\n');
  if (description !== '') builder.set(joinPointer(operation, 'description'), description, prose);
  readSections(builder, operation, sections, end, knownNames(description, path));
  builder.leaveOut('', 'servers', 'The page prints no server.');
  builder.leaveOut('', 'security', 'The page names no way to authenticate.');
  const first = above.group ?? above.method ?? above.title ?? at;
  return { ok: true, draft: builder.finish(() => [first, lastFilled(lines, end)]) };
}

/** Words of the page that can confirm where a field's name ends. */
function knownNames(description: string, path: string): ReadonlySet<string> {
  return new Set(`${description} ${path}`.match(/[A-Za-z_$][\w$-]*/g) ?? []);
}

function findFooter(lines: PageLines, from: number): number {
  for (let line = from; line <= lines.count; line++)
    if (/^(Copyright )?© ?\d{4}|^Copyright ©/.test(lines.text(line))) return line;
  return lines.count + 1;
}

function lastFilled(lines: PageLines, from: number): number {
  let line = from;
  while (line > 1 && lines.isBlank(line)) line--;
  return line;
}

function readSections(
  builder: DraftBuilder,
  operation: string,
  sections: readonly GluedSection[],
  end: number,
  names: ReadonlySet<string>,
): void {
  for (const [index, section] of sections.entries()) {
    const last = (sections[index + 1]?.lines[0] ?? end + 1) - 1;
    const range: LineRange = [section.lines[1] + 1, last];
    builder.use(section.lines);
    if (section.kind === 'body') readBody(builder, operation, section, range, names);
    else if (section.kind === 'response') readResponses(builder, operation, section, range, names);
    else readParameters(builder, operation, section.kind, range, names);
  }
  if (!sections.some(({ kind }) => kind === 'response'))
    builder.leaveOut(operation, 'responses', 'The page describes no response.');
}

function readParameters(
  builder: DraftBuilder,
  operation: string,
  place: GluedSectionKind,
  range: LineRange,
  names: ReadonlySet<string>,
): void {
  const pointer = joinPointer(operation, 'parameters');
  for (const { field, lines } of readFieldList(builder, range, names)) {
    const known = builder.valueAt(pointer);
    const index = Array.isArray(known) ? known.length : 0;
    if (index === 0) builder.set(pointer, []);
    const { description, ...schema } = field.schema;
    const required = field.required || place === 'path';
    builder.set(
      joinPointer(pointer, index),
      {
        name: field.name,
        in: place,
        ...(required ? { required } : {}),
        ...(field.deprecated ? { deprecated: true } : {}),
        ...(description === undefined ? {} : { description }),
        schema,
      },
      lines,
    );
    if (required && !field.required)
      builder.infer(joinPointer(pointer, index), 'required', 'A path parameter is always required.');
  }
}

function readBody(
  builder: DraftBuilder,
  operation: string,
  section: GluedSection,
  range: LineRange,
  names: ReadonlySet<string>,
): void {
  const body = joinPointer(operation, 'requestBody');
  builder.set(body, section.required ? { required: true } : {}, section.lines);
  builder.place(body, section.lines);
  readContent(builder, body, section.lines, range, names);
}

function readResponses(
  builder: DraftBuilder,
  operation: string,
  section: GluedSection,
  [first, last]: LineRange,
  names: ReadonlySet<string>,
): void {
  const responses = builder.set(joinPointer(operation, 'responses'), {});
  builder.place(responses, section.lines);
  const { lines } = builder;
  const statusAt = (line: number) => /^([1-5]\d\d)(?!\d)(.*)$/.exec(lines.text(line));
  for (let line = lines.nextFilled(first); line <= last; ) {
    const [, status, description = ''] = statusAt(line) ?? [];
    let end = line + 1;
    while (end <= last && !statusAt(end)) end++;
    if (status !== undefined) {
      const pointer = builder.set(joinPointer(responses, status), { description: description.trim() }, [
        line,
        line,
      ]);
      readContent(builder, pointer, [line, line], [line + 1, end - 1], names);
    }
    line = end;
  }
}

/** Writes the fields of a body as an object under the media type that is assumed; no fields, no content. */
function readContent(
  builder: DraftBuilder,
  holder: string,
  heading: LineRange,
  range: LineRange,
  names: ReadonlySet<string>,
): void {
  const fields = readFieldList(builder, range, names);
  if (fields.length === 0) return;
  builder.set(
    joinPointer(holder, 'content'),
    { 'application/json': { schema: { type: 'object' } } },
    heading,
  );
  builder.infer(holder, 'content', jsonAssumed);
  const schema = joinPointer(holder, 'content', 'application/json', 'schema');
  builder.set(joinPointer(schema, 'properties'), {});
  builder.place(joinPointer(schema, 'properties'), [
    fields[0]?.lines[0] ?? range[0],
    fields.at(-1)?.lines[1] ?? range[1],
  ]);
  for (const { field, lines } of fields) {
    const value = field.deprecated ? { ...field.schema, deprecated: true } : field.schema;
    builder.set(joinPointer(schema, 'properties', field.name), value, lines);
  }
  const required = fields.filter(({ field }) => field.required).map(({ field }) => field.name);
  if (required.length > 0) builder.set(joinPointer(schema, 'required'), required);
}
