import { joinPointer } from '../source/json-pointer.js';
import { readConstraints } from './constraint-line.js';
import type { DraftBuilder } from './draft-builder.js';
import { type GluedField, readGluedField } from './glued-field.js';
import type { JsonObject } from './json-value.js';
import type { LineRange } from './recogniser.js';
import type { PageField } from './write-fields.js';

/** Reads the fields of a section; lines that are neither a field nor a limit continue the description before them. */
export function readFieldList(
  builder: DraftBuilder,
  [first, last]: LineRange,
  names: ReadonlySet<string>,
): PageField[] {
  const fields: { field: GluedField; description: string[]; limits: JsonObject; lines: [number, number] }[] =
    [];
  for (let line = first; line <= last; line++) {
    const text = builder.lines.text(line);
    if (text === '') continue;
    const open = fields.at(-1);
    const limits = open && readConstraints(text, open.field.schema);
    const field = limits ? undefined : readGluedField(text, names);
    if (field) fields.push({ field, description: [field.description], limits: {}, lines: [line, line] });
    else if (open) {
      if (limits) Object.assign(open.limits, limits);
      else open.description.push(text);
      open.lines[1] = line;
    }
  }
  return fields.map(({ field, description, limits, lines }) => {
    nameTypes(builder, field, lines);
    if (field.otherNames.length > 0)
      builder.doubt(
        lines,
        `"${field.name}" could also be ${field.otherNames.map((name) => `"${name}"`).join(' or ')}.`,
      );
    if (field.isDoubtful)
      builder.doubt(lines, `The line is read as the field "${field.name}"; it could also be prose.`);
    const text = description.filter((part) => part !== '').join('\n');
    const schema = { ...field.schema, ...limits, ...(text === '' ? {} : { description: text }) };
    return { name: field.name, schema, required: field.required, deprecated: field.deprecated, lines };
  });
}

/** Gives every type that the page only names a schema of that name, open, since its fields are not printed. */
function nameTypes(builder: DraftBuilder, field: GluedField, lines: LineRange): void {
  for (const name of field.named) {
    if (builder.valueAt('/components') === undefined) builder.set('/components', {});
    if (builder.valueAt('/components/schemas') === undefined) builder.set('/components/schemas', {});
    const pointer = joinPointer('/components/schemas', name);
    if (builder.valueAt(pointer) !== undefined) continue;
    builder.set(pointer, {}, lines);
    builder.leaveOut(
      pointer,
      'properties',
      `The page names the type ${name} but does not print its fields; any value conforms.`,
    );
  }
}
