import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { formatPointer, joinPointer, parsePointer } from '../source/json-pointer.js';
import type { Direction, SchemaDialect } from './api-schema.js';
import { type DocumentNode, isMapping, items, member, members } from './document-node.js';
import type { References } from './references.js';
import { translateKeywords } from './schema-dialect.js';

/** A schema cut out of its document: self-contained, with the way back to where each part was written. */
export interface SchemaBundle {
  readonly schema: JsonSchema;
  /** References that lead nowhere; such a part accepts anything. */
  readonly diagnostics: readonly Diagnostic[];
  /** The document's node for a JSON Pointer into `schema`; the nearest enclosing one where the part was made by translation. */
  origin(schemaPointer: string): DocumentNode;
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

/** Follows the `$ref`s of a schema on demand and gathers what they reach under `$defs`; recursion stays a reference. */
export function bundleSchema(
  root: DocumentNode,
  references: References,
  dialect: SchemaDialect,
  direction: Direction,
): SchemaBundle {
  const definitions: Record<string, JsonSchema> = {};
  const names = new Map<string, string>();
  const origins = new Map<string, DocumentNode>();
  const diagnostics: Diagnostic[] = [];

  function nameOf(target: DocumentNode): string {
    const key = `${target.file.source.path}#${target.pointer}`;
    const known = names.get(key);
    if (known !== undefined) return known;
    const base = (parsePointer(target.pointer).at(-1) ?? 'root').replaceAll(/[^\w.-]/g, '_') || 'schema';
    let name = base;
    for (let count = 2; Object.hasOwn(definitions, name); count++) name = `${base}-${count}`;
    names.set(key, name);
    // Reserved before conversion, so that a recursive schema finds its own name.
    Object.defineProperty(definitions, name, {
      value: true,
      enumerable: true,
      writable: true,
      configurable: true,
    });
    definitions[name] = convert(target, formatPointer(['$defs', name]));
    return name;
  }

  function reference(node: DocumentNode, ref: string): string | undefined {
    // The whole chain is tried first, so that a circle is found before anyone walks it.
    const whole = references.resolve(node);
    const target = whole.ok ? references.follow(node, ref) : whole;
    if (!target.ok) {
      diagnostics.push(target.diagnostic);
      return undefined;
    }
    return `#${encodeURI(formatPointer(['$defs', nameOf(target.node)]))}`;
  }

  function convert(node: DocumentNode, at: string): JsonSchema {
    origins.set(at, node);
    if (typeof node.value === 'boolean') return node.value;
    if (!isMapping(node.value)) return true;
    if (typeof node.value.$ref === 'string' && dialect === '3.0') {
      const $ref = reference(node, node.value.$ref);
      return $ref === undefined ? true : { $ref };
    }
    const converted: Record<string, unknown> = {};
    const set = (key: string, value: unknown) =>
      Object.defineProperty(converted, key, { value, enumerable: true, writable: true, configurable: true });
    for (const { key, node: child } of members(node)) {
      const place = joinPointer(at, key);
      if (key === '$ref' && typeof child.value === 'string') {
        const $ref = reference(node, child.value);
        if ($ref !== undefined) set('$ref', $ref);
      } else if (single.has(key) && (isMapping(child.value) || typeof child.value === 'boolean')) {
        set(key, convert(child, place));
      } else if (listed.has(key) && Array.isArray(child.value)) {
        set(
          key,
          items(child).map((item, index) => convert(item, joinPointer(place, index))),
        );
      } else if (mapped.has(key) && isMapping(child.value)) {
        const schemas: Record<string, JsonSchema> = {};
        for (const entry of members(child)) {
          const value = convert(entry.node, joinPointer(place, entry.key));
          Object.defineProperty(schemas, entry.key, {
            value,
            enumerable: true,
            writable: true,
            configurable: true,
          });
        }
        set(key, schemas);
      } else if (!identifiers.has(key)) {
        set(key, child.value);
      }
    }
    dropRequiredOfOtherDirection(node, converted);
    const translated = translateKeywords(converted);
    if (translated !== converted) wrapOrigins(origins, at, node);
    return translated;
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

  const converted = convert(root, '');
  const schema =
    typeof converted === 'boolean' || Object.keys(definitions).length === 0
      ? converted
      : { ...converted, $defs: definitions };
  return { schema, diagnostics, origin: (pointer) => originOf(origins, root, pointer) };
}

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

/** A schema moved under the first branch of a new `anyOf`: what was read inside it moves along. */
function wrapOrigins(origins: Map<string, DocumentNode>, at: string, node: DocumentNode): void {
  const moved = [...origins].filter(([pointer]) => {
    return pointer.startsWith(`${at}/`) && !(at === '' && pointer.startsWith('/$defs/'));
  });
  for (const [pointer] of moved) origins.delete(pointer);
  for (const [pointer, origin] of moved) {
    origins.set(joinPointer(at, 'anyOf', 0) + pointer.slice(at.length), origin);
  }
  origins.set(joinPointer(at, 'anyOf', 0), node);
  origins.set(joinPointer(at, 'anyOf', 1), member(node, 'nullable') ?? node);
}

function originOf(
  origins: ReadonlyMap<string, DocumentNode>,
  root: DocumentNode,
  pointer: string,
): DocumentNode {
  const rest: string[] = [];
  let at = pointer;
  while (!origins.has(at) && at !== '') {
    const cut = at.lastIndexOf('/');
    rest.unshift(at.slice(cut));
    at = at.slice(0, cut);
  }
  let node = origins.get(at) ?? root;
  for (const token of parsePointer(rest.join(''))) {
    const next = member(node, token);
    if (!next) break;
    node = next;
  }
  return node;
}
