import type { DocumentPlace } from '../diagnostics/diagnostic.js';
import type { ApiSchema } from '../openapi/api-schema.js';
import { placeOf } from '../openapi/document-node.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { isJsonObject } from '../schema/schema-keywords.js';
import { joinPointer, pointerFromFragment, valueAt } from '../source/json-pointer.js';
import type { Direction } from './change.js';

/** A schema object that holds for a value, and where it stands in the self-contained schema. */
export interface SchemaPart {
  readonly schema: SchemaObject;
  readonly pointer: string;
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
  readonly #place: (pointer: string) => DocumentPlace;
  readonly #start: string;

  constructor(
    root: JsonSchema,
    place: (pointer: string) => DocumentPlace,
    start: JsonSchema,
    pointer: string,
  ) {
    this.#root = root;
    this.#place = place;
    this.#start = pointer;
    this.parts = partsOf(root, start, pointer);
  }

  /** The view of a whole schema of the document, as it travels one way. */
  static of(schema: ApiSchema, direction: Direction): SchemaView {
    const { schema: root, origin } = schema.bundle(direction);
    return new SchemaView(root, (pointer) => placeOf(origin(pointer), 'key'), root, '');
  }

  /** Tells views of one schema apart, whichever way led there. */
  get key(): string {
    return this.parts.map(({ pointer }) => pointer).join('\n');
  }

  get root(): JsonSchema {
    return this.#root;
  }

  at({ value, pointer }: Stated): SchemaView {
    return new SchemaView(this.#root, this.#place, value as JsonSchema, pointer);
  }

  /** Where in the document a pointer of the self-contained schema was written. */
  place(pointer = this.parts[0]?.pointer ?? this.#start): DocumentPlace {
    return this.#place(pointer);
  }

  /** A keyword in all parts that have it. */
  stated(keyword: string): Stated[] {
    return this.parts.flatMap(({ schema, pointer }) =>
      Object.hasOwn(schema, keyword)
        ? [{ value: schema[keyword], pointer: joinPointer(pointer, keyword) }]
        : [],
    );
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
    if (!first) return new SchemaView(this.#root, this.#place, true, this.parts[0]?.pointer ?? this.#start);
    if (all.length === 1) return this.at(first);
    return new SchemaView(
      this.#root,
      this.#place,
      { allOf: all.map(({ pointer }) => ({ $ref: `#${pointer}` })) },
      '',
    );
  }
}

function partsOf(root: JsonSchema, start: JsonSchema, pointer: string): SchemaPart[] {
  const found = new Map<string, SchemaPart>();
  const open: { schema: unknown; pointer: string }[] = [{ schema: start, pointer }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { schema } = next;
    const here = next.pointer;
    if (schema === false) found.set(here, { schema: { not: {} }, pointer: here });
    if (!isJsonObject(schema) || found.has(here)) continue;
    const { $ref, allOf } = schema;
    const isBare = Object.keys(schema).every((keyword) => ['$ref', '$defs'].includes(keyword));
    if (!isBare) found.set(here, { schema: schema as SchemaObject, pointer: here });
    if (typeof $ref === 'string') {
      const target = pointerFromFragment($ref.slice(1));
      open.push({ schema: valueAt(root, target), pointer: target });
    }
    for (const [index, part] of (Array.isArray(allOf) ? allOf : []).entries()) {
      open.push({ schema: part, pointer: `${here}/allOf/${index}` });
    }
    if (found.size > 200) break;
  }
  return [...found.values()];
}
