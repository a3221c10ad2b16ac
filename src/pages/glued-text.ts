import { joinPointer } from '../source/json-pointer.js';
import type { Source } from '../source/source.js';
import { declarePathParameters } from './declare-path-parameters.js';
import { describeOperation } from './describe-operation.js';
import { DraftBuilder } from './draft-builder.js';
import { readSections } from './glued-content.js';
import { cutPath } from './glued-path.js';
import { findSections, findUnreadSections } from './glued-sections.js';
import { pageDiagnostic } from './page-diagnostic.js';
import { PageLines } from './page-lines.js';
import type { LineRange, PageReading, Recogniser } from './recogniser.js';
import { weighClues } from './weigh-clues.js';

const format = 'glued-text';
const operationLine = /^(GET|PUT|POST|DELETE|OPTIONS|HEAD|PATCH|TRACE)\s+(\/.*)$/;

/**
 * The text of a rendered reference page whose spans lost the spaces between them: `METHOD /pathSentence`, then sections of fields
 * such as `segmentIdstringrequiredSegment ID`, a body heading with its flag, and responses that open with the status.
 */
export const gluedText: Recogniser = {
  format,
  reads: 'text',
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

/** The next operation with its method on a line above it; a sentence may start with a method and a path, too. */
function findOtherOperation(lines: PageLines, at: number): number | undefined {
  for (let line = at + 1; line <= lines.count; line++)
    if (operationLine.test(lines.text(line)) && headAbove(lines, line).method !== undefined) return line;
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
  const other = findOtherOperation(lines, at);
  const sections = findSections(lines, at).filter(
    (section) => other === undefined || section.lines[0] < other,
  );
  const footer = findFooter(lines, sections.at(-1)?.lines[0] ?? at);
  const end = Math.min(footer, other ?? footer) - 1;
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
  const description = [rest, plainProse(lines, [at + 1, prose[1]])].filter((part) => part !== '').join('\n');
  if (description !== '') builder.set(joinPointer(operation, 'description'), description, prose);
  for (const unread of findUnreadSections(lines, [at, end], sections))
    builder.gap(unread, `No field can be read under "${lines.text(unread[0])}".`);
  if (other !== undefined)
    builder.gap(
      [other, other],
      `The page has another operation, ${lines.text(other)}; only one can be read.`,
    );
  readSections(builder, operation, sections, end, knownNames(description, path));
  declarePathParameters(builder, operation, path, [at, at]);
  builder.leaveOut('', 'servers', 'The page prints no server.');
  builder.leaveOut('', 'security', 'The page names no way to authenticate.');
  const first = above.group ?? above.method ?? above.title ?? at;
  return { ok: true, draft: builder.finish(() => [first, lines.lastFilled(end)]) };
}

/** Prose with one mark for list items and no blank lines: the same words however the page was copied. */
function plainProse(lines: PageLines, [first, last]: LineRange): string {
  const made: string[] = [];
  for (let line = first; line <= last; line++) {
    const text = lines.text(line).replace(/^[•*·] +/, '- ');
    if (text !== '') made.push(text);
  }
  return made.join('\n');
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
