import type { JsonObject } from './json-value.js';
import { unionSchema } from './union-schema.js';

/** A field whose name, type, flags and description are printed without spaces between them. */
export interface GluedField {
  readonly name: string;
  /** OpenAPI 3.1; named types are `$ref`s to `#/components/schemas/<name>`. */
  readonly schema: JsonObject;
  readonly required: boolean;
  readonly deprecated: boolean;
  readonly description: string;
  /** The names of types that are printed by name alone. */
  readonly named: readonly string[];
  /** Other names that the same letters could be cut into. */
  readonly otherNames: readonly string[];
  /** True where the line may also be prose. */
  readonly isDoubtful: boolean;
}

const scalars = 'string|integer|number|boolean|object|array|any|unknown|null';
const literalOrScalar = new RegExp(
  `("[^"\\n]*"|(?:${scalars})(?:<[a-z][a-z0-9-]{0,40}>)?)((?:\\[\\])*)`,
  'y',
);
const typeName = /([A-Z][A-Za-z0-9_]*)(?:<[^<>\n]{1,100}>)?((?:\[\])*)/y;
const bar = / \| /y;
/** No field of a real page has deeper lists of unions. */
const maxDepth = 4;
const arraysAfter = /(?:\[\])+/y;
/** A longer union is no field; it bounds the work on a hostile line. */
const maxMembers = 1_000;
const flag = /required|nullable|null|deprecated|optional/y;
/** No field of a real page has a longer name; it bounds the cuts that are tried. */
const maxName = 80;

/**
 * Cuts a line such as `descriptionstringnullOptional description` into a field; undefined where no cut leaves a name, a type and
 * a description that starts with no lower-case letter. Of several cuts, one whose name is in `knownNames` wins, else the shortest name.
 */
export function readGluedField(line: string, knownNames: ReadonlySet<string>): GluedField | undefined {
  const word = /^[A-Za-z_$][\w$-]*(?:(?:\[\])?\.[A-Za-z_$][\w$-]*)*/.exec(line)?.[0] ?? '';
  const cuts: GluedField[] = [];
  for (const readType of [readPrintedType, readNamedType, readNull]) {
    for (let at = 1; at <= Math.min(word.length, maxName); at++) {
      const type = line[at - 1] === '.' ? undefined : readType(line, at);
      const rest = type && readRest(line, type.end);
      if (type && rest) cuts.push(fieldOf(line.slice(0, at), type, rest));
    }
    if (cuts.length > 0) break;
  }
  if (cuts.length === 0) {
    const cut = cutBeforeLowerCase(line, Math.min(word.length, maxName));
    return cut && { ...cut, isDoubtful: true };
  }
  const chosen = cuts.find((cut) => knownNames.has(cut.name)) ?? cuts[0];
  if (!chosen) return undefined;
  const others = cuts.filter((cut) => cut !== chosen && !knownNames.has(chosen.name));
  return { ...chosen, otherNames: others.map((cut) => cut.name) };
}

/** `namestringits name`: a field only where a plain type stands before at least two words, as prose may hold the letters of a type. */
function cutBeforeLowerCase(line: string, longest: number): GluedField | undefined {
  for (let at = 1; at <= longest; at++) {
    const type = readPrintedType(line, at);
    const rest = type?.members.every(({ type: name }) => name !== undefined && name !== 'null')
      ? readRest(line, type.end, /^\p{Ll}{2}\S* \S/u)
      : undefined;
    if (type && rest) return fieldOf(line.slice(0, at), type, rest);
  }
  return undefined;
}

interface GluedType {
  readonly members: readonly JsonObject[];
  readonly named: readonly string[];
  readonly end: number;
}

interface GluedRest {
  readonly flags: readonly string[];
  readonly description: string;
}

/** A union of scalars and literals: `"DATE" | "NUMBER"`, `object[]`, `("A" | "B")[]`. */
function readPrintedType(line: string, start: number, depth = 0): GluedType | undefined {
  const members: JsonObject[] = [];
  let at = start;
  for (;;) {
    const member = readPrintedMember(line, at) ?? readList(line, at, depth);
    if (!member || members.push(member.schema) > maxMembers) return undefined;
    at = member.end;
    bar.lastIndex = at;
    if (!bar.test(line)) return members.every(isNull) ? undefined : { members, named: [], end: at };
    at = bar.lastIndex;
  }
}

interface GluedMember {
  readonly schema: JsonObject;
  readonly end: number;
}

function readPrintedMember(line: string, at: number): GluedMember | undefined {
  literalOrScalar.lastIndex = at;
  const [whole, base = '', arrays = ''] = literalOrScalar.exec(line) ?? [];
  return whole === undefined
    ? undefined
    : { schema: inArrays(plainType(base), arrays), end: at + whole.length };
}

/** A union in parentheses, of which there are lists. */
function readList(line: string, at: number, depth: number): GluedMember | undefined {
  const union = line[at] === '(' && depth < maxDepth ? readPrintedType(line, at + 1, depth + 1) : undefined;
  if (!union || line[union.end] !== ')') return undefined;
  arraysAfter.lastIndex = union.end + 1;
  const [arrays] = arraysAfter.exec(line) ?? [];
  return arrays === undefined
    ? undefined
    : { schema: inArrays(unionSchema(union.members), arrays), end: arraysAfter.lastIndex };
}

/** `null` alone is a type only where nothing else can be: it is mostly a flag after one. */
function readNull(line: string, start: number): GluedType | undefined {
  return line.startsWith('null', start)
    ? { members: [{ type: 'null' }], named: [], end: start + 4 }
    : undefined;
}

function isNull(member: JsonObject): boolean {
  return member.type === 'null';
}

function plainType(base: string): JsonObject {
  if (base.startsWith('"')) return { type: 'string', const: base.slice(1, -1) };
  const [, type = '', inner] = /^(\w+)(?:<(.+)>)?$/.exec(base) ?? [];
  if (type === 'any' || type === 'unknown') return {};
  if (inner === undefined) return { type };
  if (type !== 'array') return { type, format: inner };
  return { type, items: scalars.split('|').includes(inner) ? plainType(inner) : {} };
}

function inArrays(schema: JsonObject, arrays: string): JsonObject {
  return arrays === '' ? schema : { type: 'array', items: inArrays(schema, arrays.slice(2)) };
}

/** A union with type names; the last one runs into the flags or the description. */
function readNamedType(line: string, start: number): GluedType | undefined {
  if (!/[a-z0-9_]/.test(line[start - 1] as string)) return undefined;
  const members: JsonObject[] = [];
  const named: string[] = [];
  let at = start;
  for (;;) {
    const printed = readPrintedMember(line, at);
    bar.lastIndex = printed?.end ?? at;
    const hasNext = printed !== undefined && bar.test(line);
    if (printed && (hasNext || named.length > 0)) {
      if (members.push(printed.schema) > maxMembers) return undefined;
      if (!hasNext) return { members, named, end: printed.end };
      at = bar.lastIndex;
      continue;
    }
    typeName.lastIndex = at;
    const [whole, word = '', arrays = ''] = typeName.exec(line) ?? [];
    if (whole === undefined) return undefined;
    bar.lastIndex = at + whole.length;
    const goesOn = bar.test(line);
    const isWhole = goesOn || whole.length > word.length;
    const name = isWhole ? word : endOfName(word, line.slice(at + word.length));
    named.push(name);
    if (members.push(inArrays({ $ref: `#/components/schemas/${name}` }, arrays)) > maxMembers)
      return undefined;
    if (!goesOn) return { members, named, end: at + (isWhole ? whole.length : name.length) };
    at = bar.lastIndex;
  }
}

/** Where a type name stops inside a glued word: before a flag, else before the last capital if more words follow. */
function endOfName(word: string, after: string): string {
  const flagged = /^(.*?[a-z0-9])(?:required|nullable|deprecated|optional|null)(?![a-z])/.exec(word)?.[1];
  if (flagged !== undefined) return flagged;
  return (/^\s/.test(after) ? /^(.*[a-z0-9])[A-Z]/.exec(word)?.[1] : undefined) ?? word;
}

function readRest(line: string, start: number, wanted = /^(?![a-z\s])/): GluedRest | undefined {
  const flags: string[] = [];
  let at = start;
  for (flag.lastIndex = at; flag.test(line); flag.lastIndex = at) {
    flags.push(line.slice(at, flag.lastIndex));
    at = flag.lastIndex;
  }
  const description = line.slice(at);
  return wanted.test(description) ? { flags, description: description.trim() } : undefined;
}

function fieldOf(name: string, type: GluedType, { flags, description }: GluedRest): GluedField {
  const nullable = flags.includes('null') || flags.includes('nullable');
  return {
    name,
    schema: unionSchema(nullable ? [...type.members, { type: 'null' }] : type.members),
    required: flags.includes('required'),
    deprecated: flags.includes('deprecated'),
    description,
    named: type.named,
    otherNames: [],
    isDoubtful: false,
  };
}
