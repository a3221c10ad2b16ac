import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { joinPointer } from '../source/json-pointer.js';
import type { Direction, SchemaDialect } from './api-schema.js';
import { type DocumentNode, isMapping, items, member, members } from './document-node.js';
import type { References } from './references.js';
import { meansNullBranch, nullableWord, translateKeywords } from './schema-dialect.js';

/** A schema translated to JSON Schema 2020-12 as far as its own text goes: what its `$ref`s name stands elsewhere. */
export interface ConvertedSchema {
  readonly schema: JsonSchema;
  /** Pointers into `schema` that are not those into the node, with what they came from. */
  readonly moved: ReadonlyMap<string, DocumentNode>;
  /** References that lead nowhere; such a part accepts anything. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a schema is to be read, and where the targets of its references are gathered. */
export interface Conversion {
  readonly references: References;
  readonly dialect: SchemaDialect;
  readonly direction: Direction;
  /** The `$ref` text for a target. */
  refer(target: DocumentNode): string;
}

/** Keywords that hold one schema, a list of schemas, or a mapping of schemas (JSON Schema 2020-12 §10, §11). */
const single = new Set([
  'items',
  'additionalProperties',
  'not',
  'if',
  'then',
  'else',
  'contains',
  'propertyNames',
  'unevaluatedItems',
  'unevaluatedProperties',
  'contentSchema',
  'additionalItems',
]);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'prefixItems']);
const mapped = new Set(['properties', 'patternProperties', 'dependentSchemas']);

/**
 * Identity belongs to the place a schema was cut from; in the bundle it would only mislead. Definitions that stand inside
 * a schema are reached by references, as any others.
 */
const identifiers = new Set([
  '$id',
  '$schema',
  '$anchor',
  '$dynamicAnchor',
  '$vocabulary',
  '$comment',
  '$defs',
  'definitions',
]);

/** Translates one schema and all inside it, without following its references. */
export function convertSchema(root: DocumentNode, conversion: Conversion): ConvertedSchema {
  const { references, dialect, direction } = conversion;
  const moved = new Map<string, DocumentNode>();
  const diagnostics: Diagnostic[] = [];

  function reference(node: DocumentNode, ref: string): string | undefined {
    // The whole chain is tried first, so that a circle is found before anyone walks it.
    const whole = references.resolve(node);
    const target = whole.ok ? references.follow(node, ref) : whole;
    if (target.ok) return conversion.refer(target.node);
    diagnostics.push(target.diagnostic);
    return undefined;
  }

  function convert(node: DocumentNode, at: string): JsonSchema {
    if (typeof node.value === 'boolean') return node.value;
    if (!isMapping(node.value)) return true;
    if (typeof node.value.$ref === 'string' && dialect !== '3.1') {
      const $ref = reference(node, node.value.$ref);
      return $ref === undefined ? true : { $ref };
    }
    const wraps = meansNullBranch(node.value, dialect);
    const inside = wraps ? joinPointer(at, 'anyOf', 0) : at;
    if (wraps) {
      moved.set(inside, node);
      moved.set(joinPointer(at, 'anyOf', 1), member(node, nullableWord(dialect)) ?? node);
    }
    const converted: Record<string, unknown> = {};
    for (const { key, node: child } of members(node)) {
      const value = convertKeyword(node, key, child, joinPointer(inside, key));
      if (value !== undefined) define(converted, key === '$dynamicRef' ? '$ref' : key, value);
    }
    dropRequiredOfOtherDirection(node, converted);
    return translateKeywords(converted, dialect);
  }

  function convertKeyword(owner: DocumentNode, key: string, child: DocumentNode, at: string): unknown {
    const { value } = child;
    if (key === '$ref' && typeof value === 'string') return reference(owner, value);
    if (key === '$dynamicRef') return dynamicReference(owner, value);
    if (single.has(key) && (isMapping(value) || typeof value === 'boolean')) return convert(child, at);
    if (listed.has(key) && Array.isArray(value)) {
      return items(child).map((item, index) => convert(item, joinPointer(at, index)));
    }
    if (mapped.has(key) && isMapping(value)) {
      const schemas: Record<string, JsonSchema> = {};
      for (const entry of members(child))
        define(schemas, entry.key, convert(entry.node, joinPointer(at, entry.key)));
      return schemas;
    }
    return identifiers.has(key) ? undefined : value;
  }

  /** Read as the anchor that it names where it stands: no schema of a document is meant to redefine another's (2020-12 §8.2.3.2). */
  function dynamicReference(owner: DocumentNode, ref: unknown): string | undefined {
    const hasOther = isMapping(owner.value) && owner.value.$ref !== undefined;
    return typeof ref === 'string' && !hasOther ? reference(owner, ref) : undefined;
  }

  function dropRequiredOfOtherDirection(node: DocumentNode, converted: Record<string, unknown>): void {
    const properties = member(node, 'properties');
    if (!properties || !Array.isArray(converted.required)) return;
    const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
    converted.required = converted.required.filter((name) => {
      const property = typeof name === 'string' ? member(properties, name) : undefined;
      if (!property || !isMapping(property.value)) return true;
      if (property.value[flag] === true) return false;
      const resolved = references.resolve(property);
      return !(resolved.ok && isMapping(resolved.node.value) && resolved.node.value[flag] === true);
    });
  }

  return { schema: convert(root, ''), moved, diagnostics };
}

/** Defined, not assigned: a property named `__proto__` is data. */
function define(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
}
