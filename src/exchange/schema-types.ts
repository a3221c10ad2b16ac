import type { JsonSchema } from '../schema/json-schema.js';

/** A schema inside a self-contained one; `root` holds the `$defs` that its references name. */
export interface SchemaPart {
  readonly schema: JsonSchema;
  readonly root: JsonSchema;
}

/** How far references and branches are followed; deeper ones say nothing more about types. */
const maxDepth = 8;

/** The types a schema names, through `$ref`, `enum`, `const` and the branches of a union; none for one that names none. */
export function typesOf(part: SchemaPart): string[] {
  return branchesOf(part).flatMap(({ schema }) => {
    if (typeof schema === 'boolean') return [];
    if (schema.type !== undefined) return [schema.type].flat();
    const values = [...(schema.enum ?? []), ...(Object.hasOwn(schema, 'const') ? [schema.const] : [])];
    return values.map(typeOfValue);
  });
}

/** The schema of an array's items; `true` where none is written. */
export function itemsOf(part: SchemaPart): SchemaPart {
  const found = branchesOf(part).flatMap(({ schema }) => {
    return typeof schema === 'object' && schema.items !== undefined ? [schema.items] : [];
  });
  return { schema: found[0] ?? true, root: part.root };
}

/** The schema of a property: the one under its name, else that of all others. */
export function propertyOf(part: SchemaPart, name: string): SchemaPart {
  const branches = branchesOf(part).flatMap(({ schema }) => (typeof schema === 'object' ? [schema] : []));
  const own = branches.find(({ properties }) => properties && Object.hasOwn(properties, name));
  const others = branches.find(({ additionalProperties }) => typeof additionalProperties === 'object');
  const schema = own?.properties?.[name] ?? (others?.additionalProperties as JsonSchema | undefined);
  return { schema: schema ?? true, root: part.root };
}

/** The names of the properties that a schema writes down. */
export function propertyNamesOf(part: SchemaPart): string[] {
  const names = branchesOf(part).flatMap(({ schema }) => {
    return typeof schema === 'object' ? Object.keys(schema.properties ?? {}) : [];
  });
  return [...new Set(names)];
}

/** The schema with its references followed, and the branches that it is made of. */
function branchesOf({ schema, root }: SchemaPart, depth = 0): SchemaPart[] {
  if (typeof schema === 'boolean' || depth > maxDepth) return [];
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  if (typeof schema.$ref === 'string' && typeof root === 'object') {
    branches.push(root.$defs?.[decodeURIComponent(schema.$ref.slice('#/$defs/'.length))] ?? true);
  }
  return [{ schema, root }, ...branches.flatMap((branch) => branchesOf({ schema: branch, root }, depth + 1))];
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
