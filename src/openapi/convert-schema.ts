import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { joinPointer } from '../source/json-pointer.js';
import type { Direction } from './direction.js';
import { type DocumentNode, isMapping, items, member, members } from './document-node.js';
import type { References } from './references.js';
import type { SchemaDialect } from './schema-dialect.js';
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

  /** `around` has the schemas that hold this one in their `allOf`. */
  function convert(node: DocumentNode, at: string, around: readonly DocumentNode[] = []): JsonSchema {
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
      const value = convertKeyword([node, ...around], key, child, joinPointer(inside, key));
      if (value !== undefined) define(converted, key === '$dynamicRef' ? '$ref' : key, value);
    }
    if (Array.isArray(converted.required))
      converted.required = requiredThisWay([node, ...around], joinPointer(inside, 'required'));
    return translateKeywords(converted, dialect);
  }

  function convertKeyword(
    owners: readonly [DocumentNode, ...DocumentNode[]],
    key: string,
    child: DocumentNode,
    at: string,
  ): unknown {
    const { value } = child;
    const [owner] = owners;
    if (key === '$ref' && typeof value === 'string') return reference(owner, value);
    if (key === '$dynamicRef') return dynamicReference(owner, value);
    if (single.has(key) && (isMapping(value) || typeof value === 'boolean')) return convert(child, at);
    if (listed.has(key) && Array.isArray(value)) {
      const around = key === 'allOf' ? owners : [];
      return items(child).map((item, index) => convert(item, joinPointer(at, index), around));
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

  /** What is `readOnly` is required in answers alone, and what is `writeOnly` in requests (OpenAPI 3.1 §4.8.24), whichever part of an `allOf` says so. */
  function requiredThisWay(nodes: readonly [DocumentNode, ...DocumentNode[]], at: string): unknown[] {
    const names = items(member(nodes[0], 'required'));
    const kept = names.filter(
      ({ value }) => typeof value !== 'string' || !nodes.some((node) => keepsToOtherDirection(node, value)),
    );
    for (const [index, name] of kept.entries())
      if (name !== names[index]) moved.set(joinPointer(at, index), name);
    return kept.map(({ value }) => value);
  }

  function keepsToOtherDirection(node: DocumentNode, name: string, seen = new Set<unknown>()): boolean {
    const { value } = node;
    if (!isMapping(value) || seen.has(value)) return false;
    seen.add(value);
    const properties = member(node, 'properties');
    const property = properties && member(properties, name);
    if (property && isOfOtherDirection(property)) return true;
    const target = typeof value.$ref === 'string' ? references.resolve(node) : undefined;
    const parts = [...items(member(node, 'allOf')), ...(target?.ok ? [target.node] : [])];
    return parts.some((part) => keepsToOtherDirection(part, name, seen));
  }

  function isOfOtherDirection(property: DocumentNode): boolean {
    const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
    if (!isMapping(property.value)) return false;
    if (property.value[flag] === true) return true;
    const resolved = references.resolve(property);
    return resolved.ok && isMapping(resolved.node.value) && resolved.node.value[flag] === true;
  }

  return { schema: convert(root, ''), moved, diagnostics };
}

/** Defined, not assigned: a property named `__proto__` is data. */
function define(record: Record<string, unknown>, key: string, value: unknown): void {
  Object.defineProperty(record, key, { value, enumerable: true, writable: true, configurable: true });
}
