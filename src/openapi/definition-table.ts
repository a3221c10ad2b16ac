import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { formatPointer, parsePointer } from '../source/json-pointer.js';
import { type ConvertedSchema, convertSchema } from './convert-schema.js';
import type { Direction } from './direction.js';
import type { DocumentNode } from './document-node.js';
import type { References } from './references.js';
import type { SchemaDialect } from './schema-dialect.js';

/** A schema that references name, under one name in every bundle. */
export interface Definition {
  readonly name: string;
  readonly node: DocumentNode;
  part(): SchemaPart;
}

/** A converted schema with the definitions that it refers to, each once, in the order met. */
export interface SchemaPart extends ConvertedSchema {
  readonly uses: ReadonlySet<Definition>;
}

/** Definitions with all that they lead to. */
export interface ReachedDefinitions {
  readonly reached: ReadonlyMap<string, Definition>;
  /** Their schemas by name, as `$defs` holds them. */
  readonly definitions: Readonly<Record<string, JsonSchema>>;
  readonly diagnostics: readonly Diagnostic[];
}

/** The schemas that the references of a document name: each is converted once for a direction, however many bundles hold it. */
export class DefinitionTable {
  readonly #references: References;
  readonly #dialect: SchemaDialect;
  readonly #direction: Direction;
  readonly #byTarget = new Map<string, Definition>();
  readonly #names = new Set<string>();
  readonly #reached = new Map<Definition, ReachedDefinitions>();
  readonly #wholes = new Map<string, JsonSchema>();

  constructor(references: References, dialect: SchemaDialect, direction: Direction) {
    this.#references = references;
    this.#dialect = dialect;
    this.#direction = direction;
  }

  /** A schema by itself, without what it refers to. */
  convert(node: DocumentNode): SchemaPart {
    const uses = new Set<Definition>();
    const converted = convertSchema(node, {
      references: this.#references,
      dialect: this.#dialect,
      direction: this.#direction,
      refer: (target) => {
        const definition = this.#define(target);
        uses.add(definition);
        return `#${encodeURI(formatPointer(['$defs', definition.name]))}`;
      },
    });
    return { ...converted, uses };
  }

  /** The one schema object for all that are written alike, so that it is compiled once; `part` names definitions of this table only. */
  whole(part: JsonSchema, make: () => JsonSchema): JsonSchema {
    const text = JSON.stringify(part);
    if (text.length > longestShared) return make();
    const known = this.#wholes.get(text) ?? make();
    this.#wholes.set(text, known);
    return known;
  }

  /** All that some definitions lead to, themselves first; what one alone leads to is gathered once. */
  reachedFrom(uses: ReadonlySet<Definition>): ReachedDefinitions {
    const [only] = uses;
    if (uses.size !== 1 || !only) return gather(uses);
    const reached = this.#reached.get(only) ?? gather(uses);
    this.#reached.set(only, reached);
    return reached;
  }

  #define(node: DocumentNode): Definition {
    const key = `${node.file.source.path}#${node.pointer}`;
    const known = this.#byTarget.get(key);
    if (known) return known;
    let part: SchemaPart | undefined;
    const definition: Definition = {
      name: this.#unusedName(node),
      node,
      part: () => {
        part ??= this.convert(node);
        return part;
      },
    };
    this.#byTarget.set(key, definition);
    return definition;
  }

  #unusedName(node: DocumentNode): string {
    // A file that is one schema is named for itself: `schemas/pet.yaml` is `pet`.
    const fileName = node.file.source.path.replace(/^.*[\\/]/s, '').replace(/\.[^.]*$/, '');
    const base = (parsePointer(node.pointer).at(-1) ?? fileName).replaceAll(/[^\w.-]/g, '_') || 'schema';
    let name = base;
    for (let count = 2; this.#names.has(name); count++) name = `${base}-${count}`;
    this.#names.add(name);
    return name;
  }
}

function gather(uses: ReadonlySet<Definition>): ReachedDefinitions {
  const reached = new Map([...uses].map((definition) => [definition.name, definition]));
  // A map hands out what is added while it is walked.
  for (const definition of reached.values())
    for (const use of definition.part().uses) if (!reached.has(use.name)) reached.set(use.name, use);
  const parts = [...reached].map(([name, definition]) => [name, definition.part()] as const);
  return {
    reached,
    definitions: Object.fromEntries(parts.map(([name, { schema }]) => [name, schema])),
    diagnostics: parts.flatMap(([, part]) => part.diagnostics),
  };
}

/** In characters: larger schemas are hardly written twice. */
const longestShared = 2_000;

const tables = new WeakMap<References, Map<string, DefinitionTable>>();

/** The one table of a document for a dialect and a direction. */
export function definitionTable(
  references: References,
  dialect: SchemaDialect,
  direction: Direction,
): DefinitionTable {
  const ofDocument = tables.get(references) ?? new Map<string, DefinitionTable>();
  tables.set(references, ofDocument);
  const key = `${dialect} ${direction}`;
  const table = ofDocument.get(key) ?? new DefinitionTable(references, dialect, direction);
  ofDocument.set(key, table);
  return table;
}
