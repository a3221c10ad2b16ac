import { validatorOf } from '../schema/compile.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import type { SchemaViolation } from '../schema/violation.js';

/** A schema inside a self-contained one; `root` holds the `$defs` that its references name. */
export interface SchemaPart {
  readonly schema: JsonSchema;
  readonly root: JsonSchema;
}

/** How far references and branches are followed; deeper ones say nothing more about types. */
const maxDepth = 8;

/**
 * The types a schema names, through `$ref`, `enum`, `const` and the branches of a union; where none is named, those that
 * its `properties` and `items` speak of; else none.
 */
export function typesOf(part: SchemaPart): readonly string[] {
  const own = branchesOf(part);
  let types = namedTypes.get(own);
  if (!types) {
    types = gatherTypes(own);
    namedTypes.set(own, types);
  }
  return types;
}

/** By the branches of a schema, which are the same list each time. */
const namedTypes = new WeakMap<readonly SchemaPart[], readonly string[]>();

function gatherTypes(own: readonly SchemaPart[]): string[] {
  const schemas = own.flatMap(({ schema }) => (typeof schema === 'object' ? [schema] : []));
  const named = schemas.flatMap((schema) => {
    if (schema.type !== undefined) return [schema.type].flat();
    const values = [...(schema.enum ?? []), ...(Object.hasOwn(schema, 'const') ? [schema.const] : [])];
    return values.map(typeOfValue);
  });
  return named.length > 0 ? named : schemas.flatMap(impliedTypes);
}

function impliedTypes(schema: SchemaObject): string[] {
  return [
    ...(schema.properties !== undefined || schema.additionalProperties !== undefined ? ['object'] : []),
    ...(schema.items === undefined ? [] : ['array']),
  ];
}

/** The media type of octets that a schema describes: `contentMediaType`, or any for format `binary`; else `undefined`. */
export function binaryTypeOf(part: SchemaPart): string | undefined {
  for (const { schema } of branchesOf(part)) {
    if (typeof schema === 'boolean' || schema.contentEncoding !== undefined) continue;
    const { contentMediaType: type } = schema;
    if (typeof type === 'string' && !/^text\/|[/+]json$/.test(type)) return type;
    if (schema.format === 'binary') return 'application/octet-stream';
  }
  return undefined;
}

/** Whether a value is valid against a part, with what its references name. */
export function conformsTo(part: SchemaPart, value: unknown): boolean {
  return validatorOf(selfContained(part)).conforms(value);
}

/** What a value breaks of a part, with what its references name. */
export function violationsOf(part: SchemaPart, value: unknown): readonly SchemaViolation[] {
  return validatorOf(selfContained(part)).validate(value);
}

const wholes = new WeakMap<object, WeakMap<object, JsonSchema>>();

/** The part as a schema of its own; the same one each time, so that it is compiled once. */
export function selfContained({ schema, root }: SchemaPart): JsonSchema {
  if (schema === root || typeof schema !== 'object' || typeof root !== 'object' || !root.$defs) return schema;
  const ofRoot = wholes.get(root) ?? new WeakMap<object, JsonSchema>();
  wholes.set(root, ofRoot);
  const whole = ofRoot.get(schema) ?? { ...schema, $defs: root.$defs };
  ofRoot.set(schema, whole);
  return whole;
}

/** The schema of an array's items; `true` where none is written. */
export function itemsOf(part: SchemaPart): SchemaPart {
  const found = branchesOf(part).flatMap(({ schema }) => {
    return typeof schema === 'object' && schema.items !== undefined ? [schema.items] : [];
  });
  return { schema: found[0] ?? true, root: part.root };
}

const properties = new WeakMap<object, WeakMap<object, Map<string, JsonSchema>>>();

/** The schema of a property: the one under its name, any of them where branches differ, else that of all others. */
export function propertyOf(part: SchemaPart, name: string): SchemaPart {
  const { schema, root } = part;
  if (typeof schema === 'boolean' || typeof root === 'boolean') return { schema: true, root };
  const ofRoot = properties.get(root) ?? new WeakMap<object, Map<string, JsonSchema>>();
  properties.set(root, ofRoot);
  const known = ofRoot.get(schema) ?? new Map<string, JsonSchema>();
  ofRoot.set(schema, known);
  const own = known.get(name) ?? declaredProperty(part, name);
  // Only what is declared is kept: names that come from outside have no end.
  if (own !== undefined) known.set(name, own);
  return { schema: own ?? otherProperties(part), root };
}

function declaredProperty(part: SchemaPart, name: string): JsonSchema | undefined {
  const found = objectBranches(part).flatMap(({ properties: declared }) => {
    const one = declared && Object.hasOwn(declared, name) ? declared[name] : undefined;
    return one === undefined ? [] : [one];
  });
  const different = new Map(found.map((one) => [JSON.stringify(one), one]));
  return different.size > 1 ? { anyOf: [...different.values()] } : found[0];
}

function otherProperties(part: SchemaPart): JsonSchema {
  const found = objectBranches(part).find(
    ({ additionalProperties }) => typeof additionalProperties === 'object',
  );
  return (found?.additionalProperties as JsonSchema | undefined) ?? true;
}

function objectBranches(part: SchemaPart): SchemaObject[] {
  return branchesOf(part).flatMap(({ schema }) => (typeof schema === 'object' ? [schema] : []));
}

/** Whether the schema speaks of properties that it does not name: by a schema for them, or by naming none. */
export function takesOtherProperties(part: SchemaPart): boolean {
  const names = propertyNamesOf(part);
  return branchesOf(part).some(({ schema }) => {
    if (typeof schema === 'boolean') return false;
    const { additionalProperties: others, patternProperties: patterns } = schema;
    return patterns !== undefined || (others === undefined ? names.length === 0 : others !== false);
  });
}

/** Whether the schema, what it refers to or any branch of it says something. */
export function says(part: SchemaPart, something: (schema: SchemaObject) => boolean): boolean {
  return objectBranches(part).some(something);
}

/** The names of the properties that a schema writes down. */
export function propertyNamesOf(part: SchemaPart): readonly string[] {
  const own = branchesOf(part);
  let names = declaredNames.get(own);
  if (!names) {
    const all = own.flatMap(({ schema }) =>
      typeof schema === 'object' ? Object.keys(schema.properties ?? {}) : [],
    );
    names = [...new Set(all)];
    declaredNames.set(own, names);
  }
  return names;
}

const declaredNames = new WeakMap<readonly SchemaPart[], readonly string[]>();

/** The schema and what it comes down to: the target of its reference, or the one branch of it that is not null. */
export function unwrapped({ schema, root }: SchemaPart, depth = 0): SchemaPart[] {
  if (typeof schema === 'boolean' || depth > maxDepth) return [];
  const target = targetOf({ schema, root });
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const others = branches.filter((branch) => typeof branch === 'boolean' || branch.type !== 'null');
  const next = target ?? (others.length === 1 ? others[0] : undefined);
  return [{ schema, root }, ...(next === undefined ? [] : unwrapped({ schema: next, root }, depth + 1))];
}

/** The name of the component that a schema comes down to; `undefined` for one that refers to none. */
export function namedSchemaOf(part: SchemaPart): string | undefined {
  const found = unwrapped(part).find(({ schema }) => typeof schema === 'object' && schema.$ref !== undefined);
  return typeof found?.schema === 'object' ? found.schema.$ref?.slice(referenceStart.length) : undefined;
}

const referenceStart = '#/$defs/';

/** What a schema refers to; `true` where that is not there. */
export function targetOf({ schema, root }: SchemaPart): JsonSchema | undefined {
  if (typeof schema === 'boolean' || typeof schema.$ref !== 'string' || typeof root === 'boolean')
    return undefined;
  return root.$defs?.[decodeURIComponent(schema.$ref.slice(referenceStart.length))] ?? true;
}

const noBranches: readonly SchemaPart[] = [];
const branches = new WeakMap<object, WeakMap<object, readonly SchemaPart[]>>();

/** The schema with its references followed, and the branches that it is made of; each once. */
function branchesOf({ schema, root }: SchemaPart): readonly SchemaPart[] {
  if (typeof schema === 'boolean' || typeof root === 'boolean') return noBranches;
  const ofRoot = branches.get(root) ?? new WeakMap<object, readonly SchemaPart[]>();
  branches.set(root, ofRoot);
  let found = ofRoot.get(schema);
  if (!found) {
    const seen = new Set<object>();
    gatherBranches(schema, root, seen);
    found = [...seen].map((branch) => ({ schema: branch as SchemaObject, root }));
    ofRoot.set(schema, found);
  }
  return found;
}

function gatherBranches(schema: JsonSchema, root: JsonSchema, seen: Set<object>): void {
  if (typeof schema === 'boolean' || seen.has(schema)) return;
  seen.add(schema);
  const target = targetOf({ schema, root });
  const inner = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  for (const branch of target === undefined ? inner : [...inner, target]) gatherBranches(branch, root, seen);
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
