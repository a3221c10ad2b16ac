import { isMapping } from '../openapi/document-node.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { parsePointer } from '../source/json-pointer.js';
import { allOf, type SimpleSchema } from './simple-schema.js';
import type { Simplifying } from './simplifying.js';

/**
 * The branches of a `oneOf` or `anyOf` with a `discriminator` (OpenAPI 3.1 §4.8.25), each narrowed to the values that lead to it: those that
 * the mapping lists, else the name of the schema where the branch lists it itself. A value that the branch does not list never appears,
 * and the property stays optional where it was.
 */
export function discriminatedBranches(
  simplifying: Simplifying,
  schema: SchemaObject,
  keyword: 'anyOf' | 'oneOf',
  branches: readonly SimpleSchema[],
): readonly SimpleSchema[] {
  const { discriminator } = schema;
  if (!isMapping(discriminator) || typeof discriminator.propertyName !== 'string') return branches;
  const { propertyName, mapping } = discriminator;
  const isMapped = isMapping(mapping) && Object.keys(mapping).length > 0;
  return branches.map((branch, index) => {
    const written = schema[keyword]?.[index];
    if (!isMapping(written) || typeof written.$ref !== 'string') return branch;
    const { node } = simplifying.follow(written.$ref);
    const name = parsePointer(node.pointer).at(-1) ?? '';
    const own = isMapped ? valuesMappedTo(mapping, name) : [];
    const listed = listedValues(simplifying, written as SchemaObject, propertyName, 0);
    const candidates = own.length > 0 ? own : listed ? [name] : [];
    const values = listed ? candidates.filter((value) => listed.includes(value)) : candidates;
    if (values.length === 0 || values.length === listed?.length) return branch;
    return allOf([
      branch,
      { type: 'object', properties: { [propertyName]: { type: 'string', enum: values } }, required: [] },
    ]);
  });
}

/** A mapping names a schema by its name, or by a reference, which may lead into another file. */
function valuesMappedTo(mapping: Readonly<Record<string, unknown>>, name: string): string[] {
  return Object.keys(mapping).filter((value) => {
    const target = mapping[value];
    if (typeof target !== 'string') return false;
    return target === name || decode(target.slice(target.lastIndexOf('/') + 1)) === name;
  });
}

function decode(token: string): string {
  try {
    return decodeURIComponent(token).replaceAll('~1', '/').replaceAll('~0', '~');
  } catch {
    return token;
  }
}

/** The values that a schema admits for a property; `undefined` where it lists none. */
function listedValues(
  simplifying: Simplifying,
  schema: JsonSchema,
  name: string,
  depth: number,
): readonly unknown[] | undefined {
  if (typeof schema === 'boolean' || depth > 20) return undefined;
  const property =
    schema.properties && Object.hasOwn(schema.properties, name) ? schema.properties[name] : undefined;
  const own = property === undefined ? undefined : valuesOf(simplifying, property, depth + 1);
  if (own) return own;
  const parts = [
    ...(schema.$ref === undefined ? [] : [simplifying.follow(schema.$ref).schema]),
    ...(Array.isArray(schema.allOf) ? schema.allOf : []),
  ];
  for (const part of parts) {
    const listed = listedValues(simplifying, part, name, depth + 1);
    if (listed) return listed;
  }
  return undefined;
}

function valuesOf(
  simplifying: Simplifying,
  schema: JsonSchema,
  depth: number,
): readonly unknown[] | undefined {
  if (typeof schema === 'boolean' || depth > 20) return undefined;
  if (Array.isArray(schema.enum)) return schema.enum;
  if (Object.hasOwn(schema, 'const')) return [schema.const];
  return schema.$ref === undefined
    ? undefined
    : valuesOf(simplifying, simplifying.follow(schema.$ref).schema, depth + 1);
}
