import { joinPointer } from '../source/json-pointer.js';
import type { DraftBuilder } from './draft-builder.js';
import { readFieldList } from './glued-field-list.js';
import type { GluedSection } from './glued-sections.js';
import type { LineRange } from './recogniser.js';
import { writeParameters, writeProperties } from './write-fields.js';

const jsonAssumed = 'The page prints no media type; application/json is assumed, as it describes an object.';

/** Reads the sections of a page, down to the given last line, into its operation. */
export function readSections(
  builder: DraftBuilder,
  operation: string,
  sections: readonly GluedSection[],
  end: number,
  names: ReadonlySet<string>,
): void {
  const read = new Set<GluedSection['kind']>();
  for (const [index, section] of sections.entries()) {
    const last = (sections[index + 1]?.lines[0] ?? end + 1) - 1;
    const range: LineRange = [section.lines[1] + 1, last];
    if (read.has(section.kind)) {
      builder.gap(section.lines, 'The page has another section of this name; only the first is read.');
      continue;
    }
    read.add(section.kind);
    builder.use(section.lines);
    if (section.kind === 'body') readBody(builder, operation, section, range, names);
    else if (section.kind === 'response') readResponses(builder, operation, section, range, names);
    else writeParameters(builder, operation, section.kind, readFieldList(builder, range, names));
  }
  if (!read.has('response')) builder.leaveOut(operation, 'responses', 'The page describes no response.');
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
  // A number and a space start a sentence of a description; only the first line of the section can be nothing but a status.
  const statusAt = (line: number) =>
    /^([1-5]\d\d)(?=$|[^\d\s\p{Ll}])(.*)$/u.exec(lines.text(line)) ??
    (line === lines.nextFilled(first) ? /^([1-5]\d\d)(?!\d)(.*)$/.exec(lines.text(line)) : null);
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
  writeProperties(builder, schema, fields);
}
