import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { KEYWORDS } from '../schema/schema-keywords.js';
import { type SchemaPart, targetOf } from './schema-types.js';

/** Keywords of an object that nothing breaks which changes a member, or adds a declared one. */
const HARMLESS = new Set([
  '$defs',
  '$ref',
  'allOf',
  'type',
  'properties',
  'required',
  'minProperties',
  'additionalProperties',
  'unevaluatedProperties',
]);

const known = new WeakMap<object, WeakMap<object, ReadonlyMap<string, SchemaPart> | 'interwoven'>>();

/**
 * The schemas of an object's declared members, where an object that conforms goes on conforming with other values for declared
 * members, as long as each of these conforms to its own schema; `undefined` where the schema says more than that.
 */
export function memberSchemas({ schema, root }: SchemaPart): ReadonlyMap<string, SchemaPart> | undefined {
  if (typeof schema === 'boolean' || typeof root === 'boolean') return undefined;
  const ofRoot = known.get(root) ?? new WeakMap<object, ReadonlyMap<string, SchemaPart> | 'interwoven'>();
  known.set(root, ofRoot);
  let members = ofRoot.get(schema);
  if (!members) {
    members = gatherMembers({ schema, root }) ?? 'interwoven';
    ofRoot.set(schema, members);
  }
  return members === 'interwoven' ? undefined : members;
}

function gatherMembers(part: SchemaPart): ReadonlyMap<string, SchemaPart> | undefined {
  const all: SchemaObject[] = [];
  if (!gatherConjuncts(part, all)) return undefined;
  const members = new Map<string, SchemaPart>();
  for (const { properties = {} } of all) {
    for (const [name, schema] of Object.entries(properties)) {
      const other = members.get(name)?.schema;
      if (other !== undefined && JSON.stringify(other) !== JSON.stringify(schema)) return undefined;
      members.set(name, { schema, root: part.root });
    }
  }
  return all.every((each) => takesAll(each, members)) ? members : undefined;
}

/** Whether a schema has nothing to say of names that it does not declare itself. */
function takesAll(
  { properties = {}, additionalProperties: others = true }: SchemaObject,
  members: ReadonlyMap<string, SchemaPart>,
): boolean {
  return others === true || [...members.keys()].every((name) => Object.hasOwn(properties, name));
}

/** Finds all schemas that an object has to conform to; `false` where one of them says more than what its members are. */
function gatherConjuncts({ schema, root }: SchemaPart, found: SchemaObject[]): boolean {
  if (typeof schema === 'boolean') return schema;
  if (found.includes(schema)) return true;
  if (Object.keys(schema).some(isInterwoven)) return false;
  if (schema.$ref !== undefined && !/^#\/\$defs\/[^/]+$/.test(schema.$ref)) return false;
  found.push(schema);
  const target = targetOf({ schema, root });
  const inner: readonly JsonSchema[] = [...(schema.allOf ?? []), ...(target === undefined ? [] : [target])];
  return inner.every((each) => gatherConjuncts({ schema: each, root }, found));
}

function isInterwoven(keyword: string): boolean {
  return (KEYWORDS.has(keyword) || keyword.startsWith('$')) && !HARMLESS.has(keyword);
}
