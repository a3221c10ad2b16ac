import { joinPointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { declarePathParameters } from './declare-path-parameters.js';
import { describeOperation } from './describe-operation.js';
import { DraftBuilder } from './draft-builder.js';
import type { JsonObject } from './json-value.js';
import { readOutline } from './markdown-outline.js';
import { type MarkdownTable, readTables, type TableRow } from './markdown-table.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import type { LineRange, PageReading, Recogniser } from './recogniser.js';
import { parseType } from './type-notation.js';
import { weighClues } from './weigh-clues.js';
import { type PageField, writeParameters, writeProperties } from './write-fields.js';

const format = 'table-markdown';
const operationLine = /^`(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)\s+(\/[^`\s]*)`$/;
const places = ['path', 'query', 'header', 'cookie'] as const;

/** The Markdown that Widdershins makes for Slate: `` `METHOD /path` `` under a title, then tables of parameters and of responses. */
export const tableMarkdown: Recogniser = {
  format,
  reads: 'markdown',
  recognise(page) {
    const lines = new PageLines(page);
    const at = findOperation(lines, 1);
    const tables = at === undefined ? [] : readTables(lines, [at, lines.count]);
    return weighClues([
      { name: 'a line "`METHOD /path`"', present: at !== undefined, essential: true },
      { name: 'a table with a column "Status"', present: tables.some(isResponses), essential: true },
      { name: 'a table with the columns "Name", "In" and "Type"', present: tables.some(isParameters) },
    ]);
  },
  parse,
};

function findOperation(lines: PageLines, from: number): number | undefined {
  for (let line = from; line <= lines.count; line++) if (operationLine.test(lines.text(line))) return line;
  return undefined;
}

function isParameters({ columns }: MarkdownTable): boolean {
  return ['name', 'in', 'type'].every((name) => columns.includes(name));
}

function isResponses({ columns }: MarkdownTable): boolean {
  return columns.includes('status');
}

function parse(page: Source): PageReading {
  const builder = new DraftBuilder(page, format);
  const { lines } = builder;
  const at = findOperation(lines, 1);
  const [, method = '', path = ''] = at === undefined ? [] : (operationLine.exec(lines.text(at)) ?? []);
  if (at === undefined) {
    const message = 'The page has no line "`METHOD /path`".';
    return { ok: false, refusal: pageDiagnostic(page, 'page-without-operation', message) };
  }
  const next = findOperation(lines, at + 1);
  const last = (next ?? lines.count + 1) - 1;
  if (next !== undefined)
    builder.gap([next, next], 'The page has another operation; only the first is read.');
  const { headings, fences } = readOutline(page);
  const title = headings.findLast((heading) => heading.lines[0] < at);
  const operation = describeOperation(builder, {
    openapi: '3.1.0',
    title: title?.text,
    titleLines: title?.lines ?? [at, at],
    method: method.toLowerCase(),
    path,
    lines: [at, at],
  });
  builder.use([at, at]);
  for (const { lines: range } of fences) builder.skip(range, 'code sample');
  for (const { text, lines: range } of headings)
    if (/^(parameters|responses)$/i.test(text)) builder.use(range);
  const tables = readTables(lines, [at, last]);
  for (const { rows, lines: range } of tables.filter(isParameters)) {
    builder.use(range);
    for (const place of places)
      writeParameters(
        builder,
        operation,
        place,
        rows.filter((row) => cell(row, 'in') === place).map(fieldOf),
      );
    writeBody(
      builder,
      operation,
      rows.filter((row) => cell(row, 'in') === 'body'),
    );
  }
  declarePathParameters(builder, operation, path, [at, at]);
  writeResponses(builder, operation, tables.find(isResponses));
  builder.leaveOut('', 'servers', 'The page prints no server.');
  builder.leaveOut('', 'security', 'The page names no way to authenticate.');
  return { ok: true, draft: builder.finish(() => [title?.lines[0] ?? at, last]) };
}

function cell({ cells }: TableRow, name: string): string {
  return cells.get(name) ?? '';
}

/** `integer(int64)` and `array[string]` are the notations of this format; a type that is only named accepts anything. */
function fieldOf(row: TableRow): PageField {
  const printed = cell(row, 'type')
    .replace(/^array\[(.+)\]$/, '$1[]')
    .replace(/\(([\w-]+)\)/, '<$1>');
  const description = cell(row, 'description').replace(/^none$/, '');
  const schema: JsonObject = {
    ...parseType(printed)?.schema,
    ...(description === '' ? {} : { description }),
  };
  const name = cell(row, 'name').replace(/^»\s*/, '');
  const lines: LineRange = [row.line, row.line];
  return { name, schema, required: cell(row, 'required') === 'true', deprecated: false, lines };
}

/** The row without a mark is the body, those marked `»` are its properties; deeper ones are not told from the page. */
function writeBody(builder: DraftBuilder, operation: string, rows: readonly TableRow[]): void {
  const [whole, ...parts] = rows;
  if (!whole) return;
  for (const row of parts)
    if (/^»\s*»/.test(cell(row, 'name')))
      builder.gap([row.line, row.line], `The place of the nested field "${cell(row, 'name')}" is not told.`);
  const { schema, required } = fieldOf(whole);
  const content = { 'application/json': { schema } };
  const body = builder.set(
    joinPointer(operation, 'requestBody'),
    required ? { required, content } : { content },
    [whole.line, rows.at(-1)?.line ?? whole.line],
  );
  builder.infer(body, 'content', 'The page prints no media type; application/json is assumed.');
  const pointer = joinPointer(body, 'content', 'application/json', 'schema');
  writeProperties(builder, pointer, parts.filter((row) => /^»(?!\s*»)/.test(cell(row, 'name'))).map(fieldOf));
}

function writeResponses(builder: DraftBuilder, operation: string, table: MarkdownTable | undefined): void {
  if (!table) {
    builder.leaveOut(operation, 'responses', 'The page describes no response.');
    return;
  }
  const responses = builder.set(joinPointer(operation, 'responses'), {}, table.lines);
  for (const row of table.rows) {
    const response = joinPointer(responses, cell(row, 'status'));
    builder.set(response, { description: cell(row, 'description') }, [row.line, row.line]);
    const named = /^\[([^\]]+)\]/.exec(cell(row, 'schema'))?.[1];
    if (named) builder.leaveOut(response, 'content', `The page names the schema ${named} and no media type.`);
  }
}
