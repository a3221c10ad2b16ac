import { fromEarlierKeywords } from './draft-4-keywords.js';
import type { JsonSchema } from './json-schema.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';
import { type IdentifiedSchema, type ResourceOptions, SchemaResources } from './schema-resources.js';

/** What each dynamic anchor met on the way stands for: the outermost schema of that name (JSON Schema 2020-12 §8.2.3.2). */
type DynamicScope = ReadonlyMap<string, IdentifiedSchema>;

/** Members that only name things; in a self-contained schema they would mislead. */
const NAMING = new Set([
  '$id',
  '$anchor',
  '$dynamicAnchor',
  '$dynamicRef',
  '$schema',
  '$vocabulary',
  '$comment',
  '$defs',
  'definitions',
]);

/** Where a document without an identifier of its own is taken to come from. */
const NOWHERE = 'tally:/schema';

/**
 * A JSON Schema document of draft 4 or 2020-12 as one self-contained schema of 2020-12: what its references name, in the document or
 * in others that `read` gives, is gathered under `$defs`, once for each dynamic scope it is reached in. A reference that
 * leads nowhere stays as written.
 */
export function selfContained(document: unknown, options: ResourceOptions & { uri?: string }): JsonSchema {
  const resources = new SchemaResources(options);
  const names = new Map<unknown, Map<string, string>>();
  const identities = new Map<unknown, number>();
  const pending: { readonly name: string; readonly schema: () => JsonSchema }[] = [];

  const scopeKey = (scope: DynamicScope): string =>
    JSON.stringify(
      [...scope].map(([name, { schema }]) => {
        if (!identities.has(schema)) identities.set(schema, identities.size);
        return [name, identities.get(schema)];
      }),
    );
  const refer = (target: IdentifiedSchema, around: DynamicScope): string => {
    const scope = entered(target, around);
    const inScope = names.get(target.schema) ?? new Map<string, string>();
    names.set(target.schema, inScope);
    const key = scopeKey(scope);
    const known = inScope.get(key);
    if (known !== undefined) return known;
    const name = `schema-${pending.length + 1}`;
    inScope.set(key, `#/$defs/${name}`);
    pending.push({ name, schema: () => convert(target, scope) });
    return `#/$defs/${name}`;
  };
  const convert = ({ schema, resource: around }: IdentifiedSchema, outer: DynamicScope): JsonSchema => {
    if (!isJsonObject(schema)) return schema as JsonSchema;
    const resource = resources.resourceOf(schema) ?? around;
    const scope = entered({ schema, resource }, outer);
    const converted: Record<string, unknown> = {};
    const sub = (value: unknown): JsonSchema => convert({ schema: value, resource }, scope);
    const followed = (reference: string, target: IdentifiedSchema | undefined): string =>
      target === undefined ? reference : refer(target, scope);
    const words =
      options.dialect === 'draft-04' && typeof schema.$ref === 'string' ? { $ref: schema.$ref } : schema;
    for (const [keyword, value] of Object.entries(fromEarlierKeywords(words))) {
      if (NAMING.has(keyword)) continue;
      const holds = KEYWORDS.get(keyword)?.holds;
      if (keyword === '$ref' && typeof value === 'string')
        converted.$ref = followed(value, resources.find(value, resource));
      else if (holds === 'schema list' && Array.isArray(value)) converted[keyword] = value.map(sub);
      else if (holds === 'schema map' && isJsonObject(value)) converted[keyword] = mapped(value, sub);
      else converted[keyword] = holds === 'schema' ? sub(value) : value;
    }
    if (typeof schema.$dynamicRef === 'string') {
      const first = resources.find(schema.$dynamicRef, resource);
      const name = schema.$dynamicRef.split('#')[1] ?? '';
      const isDynamic = first?.resource.dynamicAnchors.get(name) === first?.schema;
      const $ref = followed(schema.$dynamicRef, (isDynamic && scope.get(name)) || first);
      converted.allOf = [...((converted.allOf as unknown[] | undefined) ?? []), { $ref }];
    }
    return converted;
  };

  const resource = resources.add(document, options.uri ?? NOWHERE);
  const root = { schema: document, resource };
  const scope = entered(root, new Map());
  names.set(document, new Map([[scopeKey(scope), '#']]));
  const schema = convert(root, scope);
  const definitions = new Map<string, JsonSchema>();
  for (let at = 0; at < pending.length; at++) {
    const { name, schema: definition } = pending[at] as (typeof pending)[number];
    definitions.set(name, definition());
  }
  return typeof schema === 'boolean' || definitions.size === 0
    ? schema
    : { ...schema, $defs: Object.fromEntries(definitions) };
}

/** The scope inside a schema: anchors of its resource count where none of that name was met before. */
function entered({ resource }: IdentifiedSchema, outer: DynamicScope): DynamicScope {
  const added = [...resource.dynamicAnchors].filter(([name]) => !outer.has(name));
  if (added.length === 0) return outer;
  return new Map([...outer, ...added.map(([name, schema]) => [name, { schema, resource }] as const)]);
}

function mapped(
  schemas: Readonly<Record<string, unknown>>,
  convert: (schema: unknown) => JsonSchema,
): Record<string, JsonSchema> {
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, convert(schema)]));
}
