import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { formatPointer, parsePointer } from '../source/json-pointer.js';
import { definitionTable, type SchemaPart } from './definition-table.js';
import type { Direction } from './direction.js';
import { type DocumentNode, member } from './document-node.js';
import type { References } from './references.js';
import type { SchemaDialect } from './schema-dialect.js';

/** A schema cut out of its document: self-contained, with the way back to where each part was written. */
export interface SchemaBundle {
  readonly schema: JsonSchema;
  /** References that lead nowhere; such a part accepts anything. */
  readonly diagnostics: readonly Diagnostic[];
  /** The document's node for a JSON Pointer into `schema`; the nearest enclosing one where the part was made by translation. */
  origin(schemaPointer: string): DocumentNode;
}

/** Follows the `$ref`s of a schema on demand and gathers what they reach under `$defs`; recursion stays a reference. */
export function bundleSchema(
  root: DocumentNode,
  references: References,
  dialect: SchemaDialect,
  direction: Direction,
): SchemaBundle {
  const table = definitionTable(references, dialect, direction);
  const part = table.convert(root);
  const { reached, definitions, diagnostics } = table.reachedFrom(part.uses);
  return {
    schema: table.whole(part.schema, () =>
      typeof part.schema === 'boolean' || reached.size === 0
        ? part.schema
        : { ...part.schema, $defs: definitions },
    ),
    diagnostics: [...part.diagnostics, ...diagnostics],
    origin(pointer) {
      const [head, name, ...rest] = parsePointer(pointer);
      const definition = head === '$defs' && name !== undefined ? reached.get(name) : undefined;
      return definition
        ? originOf(definition.part(), definition.node, formatPointer(rest))
        : originOf(part, root, pointer);
    },
  };
}

/** Walks from the last place that a translation moved, or from the schema, as far as the document goes. */
function originOf({ moved }: SchemaPart, root: DocumentNode, pointer: string): DocumentNode {
  let start = pointer;
  while (start !== '' && !moved.has(start)) start = start.slice(0, start.lastIndexOf('/'));
  let node = moved.get(start) ?? root;
  for (const token of parsePointer(pointer.slice(start.length))) {
    const next = member(node, token);
    if (!next) break;
    node = next;
  }
  return node;
}
