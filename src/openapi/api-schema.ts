import type { JsonSchema } from '../schema/json-schema.js';
import { bundleSchema, type SchemaBundle } from './bundle-schema.js';
import type { Direction } from './direction.js';
import type { DocumentNode } from './document-node.js';
import type { References } from './references.js';
import type { SchemaDialect } from './schema-dialect.js';

/** A schema of the document, made self-contained (JSON Schema 2020-12) for one direction when first asked for. */
export class ApiSchema {
  readonly node: DocumentNode;
  readonly dialect: SchemaDialect;
  readonly #references: References;
  readonly #bundles = new Map<Direction, SchemaBundle>();

  constructor(node: DocumentNode, references: References, dialect: SchemaDialect) {
    this.node = node;
    this.#references = references;
    this.dialect = dialect;
  }

  /** A schema of another node that is read as this one is. */
  replacing(node: DocumentNode): ApiSchema {
    return new ApiSchema(node, this.#references, this.dialect);
  }

  /** The schema that a reference in this one names; `undefined` where it leads nowhere. */
  named(reference: string): ApiSchema | undefined {
    const target = this.#references.follow(this.node, reference);
    return target.ok ? this.replacing(target.node) : undefined;
  }

  bundle(direction: Direction): SchemaBundle {
    let bundle = this.#bundles.get(direction);
    if (!bundle) {
      bundle = bundleSchema(this.node, this.#references, this.dialect, direction);
      this.#bundles.set(direction, bundle);
    }
    return bundle;
  }

  /** The self-contained schema for a direction. */
  schema(direction: Direction): JsonSchema {
    return this.bundle(direction).schema;
  }

  /** The node of the document that a pointer into {@link schema} came from. */
  origin(direction: Direction, schemaPointer: string): DocumentNode {
    return this.bundle(direction).origin(schemaPointer);
  }
}
