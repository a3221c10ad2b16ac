import { joinPointer } from '../source/json-pointer.js';
import type { DraftBuilder } from './draft-builder.js';
import { isObject, type JsonObject, type JsonValue, setOwn } from './json-value.js';
import type { LineRange } from './recogniser.js';

/** A field of a printed list, whatever the list describes. */
export interface PageField {
  readonly name: string;
  /** OpenAPI 3.1, with its description. */
  readonly schema: JsonObject;
  readonly required: boolean;
  readonly deprecated: boolean;
  /** Keywords of the schema that the page leaves out, each with the reason. */
  readonly notStated?: Readonly<Record<string, string>>;
  readonly lines: LineRange;
}

/** Adds Parameter Objects (OpenAPI 3) to an operation. */
export function writeParameters(
  builder: DraftBuilder,
  operation: string,
  place: 'path' | 'query' | 'header' | 'cookie',
  fields: readonly PageField[],
): void {
  const pointer = joinPointer(operation, 'parameters');
  if (fields.length === 0) return;
  if (builder.valueAt(pointer) === undefined) builder.set(pointer, []);
  let index = (builder.valueAt(pointer) as JsonValue[]).length;
  for (const field of withoutRepeats(builder, fields)) {
    const { description, ...schema } = field.schema;
    const required = field.required || place === 'path';
    const parameter: JsonObject = {
      name: field.name,
      in: place,
      ...(required ? { required } : {}),
      ...(field.deprecated ? { deprecated: true } : {}),
      ...(description === undefined ? {} : { description }),
      schema,
    };
    const at = builder.set(joinPointer(pointer, index++), parameter, field.lines);
    if (required && !field.required) builder.infer(at, 'required', 'A path parameter is always required.');
    markNotStated(builder, joinPointer(at, 'schema'), field);
  }
}

function markNotStated(builder: DraftBuilder, schema: string, { notStated = {} }: PageField): void {
  for (const [key, reason] of Object.entries(notStated)) builder.leaveOut(schema, key, reason);
}

/** How pages name the values of an object whose keys are free. */
const anyKey = '{key}';

/** Gives the Schema Object at a pointer its `properties` and `required`; `parent.child` is a field of the object listed as `parent`. */
export function writeProperties(builder: DraftBuilder, schema: string, fields: readonly PageField[]): void {
  const { own: all, nested } = nestByName(withoutRepeats(builder, fields));
  for (const field of all.filter(({ name }) => name === anyKey))
    builder.set(joinPointer(schema, 'additionalProperties'), field.schema, field.lines);
  const own = all.filter(({ name }) => name !== anyKey);
  const [first, last] = [own[0], own.at(-1)];
  if (!first || !last) return;
  const properties: JsonObject = {};
  for (const field of own)
    setOwn(properties, field.name, field.deprecated ? { ...field.schema, deprecated: true } : field.schema);
  const pointer = builder.set(joinPointer(schema, 'properties'), properties);
  builder.place(pointer, [first.lines[0], last.lines[1]]);
  for (const field of own) {
    const at = joinPointer(pointer, field.name);
    builder.placeAll(at, properties[field.name] ?? null, field.lines);
    markNotStated(builder, at, field);
  }
  const required = own.filter((field) => field.required).map((field) => field.name);
  if (required.length > 0) builder.set(joinPointer(schema, 'required'), required);
  for (const [name, children] of nested) {
    writeProperties(builder, holderOf(joinPointer(pointer, name), properties[name]), children);
  }
}

/** Fields of this list, and by the name of their object those of the objects in it. */
function nestByName(fields: readonly PageField[]) {
  const own: PageField[] = [];
  const objects = new Set<string>();
  const nested = new Map<string, PageField[]>();
  for (const field of fields) {
    const parent = [...prefixesOf(field.name)].find((prefix) => objects.has(prefix));
    if (parent === undefined) {
      own.push(field);
      if (isObjectOrList(field.schema)) objects.add(field.name);
    } else {
      const children = nested.get(parent) ?? [];
      children.push({ ...field, name: field.name.slice(parent.length).replace(/^(\[\])?\./, '') });
      nested.set(parent, children);
    }
  }
  return { own, nested };
}

function* prefixesOf(name: string): Generator<string> {
  for (let at = name.indexOf('.'); at > 0; at = name.indexOf('.', at + 1))
    yield name.slice(0, at).replace(/\[\]$/, '');
}

/** Where the fields of an object are written: in the object, in the items of a list of it, in the first alternative that is one. */
function holderOf(pointer: string, schema: JsonValue | undefined): string {
  if (!isObject(schema)) return pointer;
  if (isObject(schema.items)) return holderOf(joinPointer(pointer, 'items'), schema.items);
  const members = alternativesOf(schema);
  const first = members.findIndex((member) => isObject(member) && isObjectOrList(member));
  return first === -1 ? pointer : holderOf(joinPointer(pointer, 'anyOf', first), members[first]);
}

function isObjectOrList(schema: JsonObject): boolean {
  const { type, items } = schema;
  return (
    [type].flat().includes('object') ||
    (isObject(items) && isObjectOrList(items)) ||
    alternativesOf(schema).some((member) => isObject(member) && isObjectOrList(member))
  );
}

function alternativesOf({ anyOf }: JsonObject): readonly JsonValue[] {
  return Array.isArray(anyOf) ? anyOf : [];
}

/** The first field of each name; what follows it is another reading of the page, and is noted once. */
function withoutRepeats(builder: DraftBuilder, fields: readonly PageField[]): PageField[] {
  const seen = new Set<string>();
  const noted = new Set<string>();
  return fields.filter(({ name, lines }) => {
    builder.use(lines);
    const isFirst = !seen.has(name);
    seen.add(name);
    if (!isFirst && !noted.has(name)) {
      noted.add(name);
      builder.contradict(lines, `The field "${name}" is listed again; the first is taken.`);
    }
    return isFirst;
  });
}
