import type { ApiSchema } from '../openapi/api-schema.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { isJsonObject } from '../schema/schema-keywords.js';
import { joinPointer, pointerFromFragment, valueAt } from '../source/json-pointer.js';
import type { Direction } from './change.js';

/** A schema object that holds for a value, and where it stands in the self-contained schema. */
export interface SchemaPart {
  readonly schema: SchemaObject;
  readonly pointer: string;
  /** It stands beside `null` in an alternative, so that null conforms as well. */
  readonly orNull: boolean;
}

/** A keyword's value with its pointer in the self-contained schema. */
export interface Stated {
  readonly value: unknown;
  readonly pointer: string;
}

/** One place of a schema: all that holds for the value there, whether written in place, referred to or gathered by `allOf`. */
export class SchemaView {
  readonly parts: readonly SchemaPart[];
  readonly #root: JsonSchema;
  readonly #start: JsonSchema;
  readonly #pointer: string;
  /** By keyword: each place is asked for some forty of them. */
  #stated: ReadonlyMap<string, readonly Stated[]> | undefined;

  constructor(root: JsonSchema, start: JsonSchema, pointer: string, unwraps = true) {
    this.#root = root;
    this.#start = start;
    this.#pointer = pointer;
    this.parts = partsOf(root, { schema: start, pointer }, unwraps);
  }

  /** The view of a whole schema of the document, as it travels one way. */
  static of(schema: ApiSchema, direction: Direction): SchemaView {
    const root = schema.schema(direction);
    return new SchemaView(root, root, '');
  }

  /** Tells views of one schema apart, whichever way led there. */
  get key(): string {
    return this.parts.map(({ pointer, orNull }) => pointer + (orNull ? '?' : '')).join('\n');
  }

  /** The same for all schemas of the document, as far as {@link isShared}. */
  get id(): string {
    return this.parts.length === 0 ? this.#pointer : this.key;
  }

  /** Whether it is one and the same in every schema that leads to it: all that it says is in definitions. */
  get isShared(): boolean {
    const isMade = this.#start !== this.#root;
    return this.parts.every(({ pointer }) => pointer.startsWith('/$defs/') || (pointer === '' && isMade));
  }

  /** Whether it has alternatives, other than one alone or one beside null. */
  get hasAlternatives(): boolean {
    return ['anyOf', 'oneOf'].some((keyword) => this.stated(keyword).length > 0);
  }

  /** The same with lists of one alternative, or of one beside null, as they are written. */
  written(): SchemaView {
    return new SchemaView(this.#root, this.#start, this.#pointer, false);
  }

  at({ value, pointer }: Stated): SchemaView {
    return new SchemaView(this.#root, value as JsonSchema, pointer);
  }

  /** Where it begins in the self-contained schema. */
  get pointer(): string {
    return this.parts[0]?.pointer ?? this.#pointer;
  }

  /** A keyword in all parts that have it. */
  stated(keyword: string): readonly Stated[] {
    this.#stated ??= statedIn(this.parts);
    return this.#stated.get(keyword) ?? none;
  }

  /** The members of a keyword that maps names to schemas; of one name in several parts, all. */
  members(keyword: string): Map<string, Stated[]> {
    const found = new Map<string, Stated[]>();
    for (const { value, pointer } of this.stated(keyword)) {
      for (const [name, schema] of Object.entries(isJsonObject(value) ? value : {})) {
        found.set(name, [...(found.get(name) ?? []), { value: schema, pointer: joinPointer(pointer, name) }]);
      }
    }
    return found;
  }

  /** The schema that a reference names. */
  definition(reference: string): unknown {
    return valueAt(this.#root, pointerFromFragment(reference.slice(1)));
  }

  /** One view of several schemas that hold together; of none, that of a schema that allows anything. */
  together(all: readonly Stated[]): SchemaView {
    const [first] = all;
    if (!first) return new SchemaView(this.#root, true, this.pointer);
    if (all.length === 1) return this.at(first);
    return new SchemaView(this.#root, { allOf: all.map(({ pointer }) => ({ $ref: `#${pointer}` })) }, '');
  }
}

const none: readonly Stated[] = [];

function statedIn(parts: readonly SchemaPart[]): Map<string, Stated[]> {
  const found = new Map<string, Stated[]>();
  for (const { schema, pointer, orNull } of parts) {
    for (const [keyword, written] of Object.entries(schema)) {
      const value = orNull ? withNull(keyword, written) : written;
      const stated = { value, pointer: joinPointer(pointer, keyword) };
      const known = found.get(keyword);
      if (known) known.push(stated);
      else found.set(keyword, [stated]);
    }
  }
  return found;
}

function partsOf(
  root: JsonSchema,
  start: { readonly schema: JsonSchema; readonly pointer: string },
  unwraps: boolean,
): SchemaPart[] {
  const found = new Map<string, SchemaPart>();
  const open: { schema: unknown; pointer: string; orNull: boolean }[] = [{ ...start, orNull: false }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { schema, orNull } = next;
    const here = next.pointer;
    if (schema === false) found.set(here, { schema: { not: {} }, pointer: here, orNull });
    if (!isJsonObject(schema) || found.has(here)) continue;
    const only = unwraps ? onlyAlternative(schema) : undefined;
    const { $ref, allOf } = schema;
    const own = only ? without(schema, only.keyword) : (schema as SchemaObject);
    const isBare = Object.keys(own).every((keyword) => ['$ref', '$defs'].includes(keyword));
    if (!isBare) found.set(here, { schema: own, pointer: here, orNull });
    if (typeof $ref === 'string') {
      const target = pointerFromFragment($ref.slice(1));
      open.push({ schema: valueAt(root, target), pointer: target, orNull });
    }
    for (const [index, part] of (Array.isArray(allOf) ? allOf : []).entries()) {
      open.push({ schema: part, pointer: `${here}/allOf/${index}`, orNull });
    }
    if (only) {
      const at = `${here}/${only.keyword}/${only.index}`;
      open.push({ schema: only.schema, pointer: at, orNull: orNull || only.orNull });
    }
    if (found.size > 200) break;
  }
  return [...found.values()];
}

interface OnlyAlternative {
  readonly keyword: string;
  readonly index: number;
  readonly schema: unknown;
  readonly orNull: boolean;
}

/** The alternative of a list that has no other, or no other but null: it holds as if it were written in place. */
function onlyAlternative(schema: Readonly<Record<string, unknown>>): OnlyAlternative | undefined {
  for (const keyword of ['anyOf', 'oneOf']) {
    const list = schema[keyword];
    if (!Array.isArray(list)) continue;
    const others = list.filter((one) => !isNull(one));
    const [only] = others;
    if (others.length !== 1 || list.length > 2) continue;
    return { keyword, index: list.indexOf(only), schema: only, orNull: list.length > 1 };
  }
  return undefined;
}

function isNull(schema: unknown): boolean {
  if (!isJsonObject(schema)) return false;
  const { type, const: constant, enum: listed } = schema;
  if (type === undefined)
    return constant === null || (Array.isArray(listed) && listed.join() === '' && listed[0] === null);
  return type === 'null' || (Array.isArray(type) && type.length === 1 && type[0] === 'null');
}

function without(schema: Readonly<Record<string, unknown>>, keyword: string): SchemaObject {
  const { [keyword]: _, ...kept } = schema;
  return kept as SchemaObject;
}

/** What `type` and `enum` say where null conforms as well. */
function withNull(keyword: string, value: unknown): unknown {
  const isList = keyword === 'type' || (keyword === 'enum' && Array.isArray(value));
  return isList
    ? [...new Set([value, null].flat().map((one) => (keyword === 'type' && one === null ? 'null' : one)))]
    : value;
}
