import { isMapping } from '../openapi/document-node.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { joinPointer } from '../source/json-pointer.js';
import { ANYTHING, anyOf, isAnything, type SimpleSchema, withoutNotes } from './simple-schema.js';
import type { Simplifying } from './simplifying.js';

type SimplifySchema = (simplifying: Simplifying, schema: JsonSchema, pointer: string) => SimpleSchema;

/** A property list no longer than this is repeated in the type of all other properties; beyond it they are unknown. */
const LONGEST_INDEX = 8;

/** The object type of a schema: a property that does not travel in this direction (`readOnly`, `writeOnly`) is left out. */
export function simplifyObject(
  simplifying: Simplifying,
  schema: SchemaObject,
  pointer: string,
  simplifySchema: SimplifySchema,
): SimpleSchema {
  const written = Object.entries(schema.properties ?? {});
  const travelling = written.filter(([, property]) => travels(simplifying, property));
  const required = [...new Set(schema.required ?? [])];
  const known: [string, SimpleSchema][] = travelling.map(([name, property]) => {
    return [name, simplifySchema(simplifying, property, joinPointer(pointer, 'properties', name))];
  });
  const declared = new Set(written.map(([name]) => name));
  const others = simplifyOthers(simplifying, schema, pointer, simplifySchema);
  for (const name of required) if (!declared.has(name)) known.push([name, others ?? ANYTHING]);
  const isOpen = others === undefined && written.length === 0 && known.length > 0 && isAlone(schema);
  const index = isOpen ? ANYTHING : others && typeOfAll(others, known, travelling.length < written.length);
  return {
    type: 'object',
    properties: Object.fromEntries(known),
    required: required.filter((name) => known.some(([key]) => key === name)),
    ...(index ? { additionalProperties: index } : {}),
  };
}

/** Whether no other part of a schema can name properties. */
function isAlone(schema: SchemaObject): boolean {
  return ['$ref', 'allOf', 'anyOf', 'oneOf'].every((keyword) => schema[keyword] === undefined);
}

function travels({ direction, follow }: Simplifying, property: JsonSchema): boolean {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  let schema = property;
  for (let steps = 0; isMapping(schema) && steps < 100; steps++) {
    if (schema[flag] === true) return false;
    if (typeof schema.$ref !== 'string') return true;
    schema = follow(schema.$ref).schema;
  }
  return true;
}

/** What stands under names that are not listed; `undefined` where the schema has no word on them, or forbids them. */
function simplifyOthers(
  simplifying: Simplifying,
  schema: SchemaObject,
  pointer: string,
  simplifySchema: SimplifySchema,
): SimpleSchema | undefined {
  const { additionalProperties, patternProperties, unevaluatedProperties } = schema;
  const patterns = Object.entries(isMapping(patternProperties) ? patternProperties : {});
  if (unevaluatedProperties !== undefined && unevaluatedProperties !== false) return ANYTHING;
  if (additionalProperties === undefined) return patterns.length > 0 ? ANYTHING : undefined;
  if (additionalProperties === false && patterns.length === 0) return undefined;
  return anyOf([
    simplifySchema(
      simplifying,
      additionalProperties as JsonSchema,
      joinPointer(pointer, 'additionalProperties'),
    ),
    ...patterns.map(([pattern, child]) =>
      simplifySchema(simplifying, child as JsonSchema, joinPointer(pointer, 'patternProperties', pattern)),
    ),
  ]);
}

/** TypeScript asks of named properties, too, what it asks of all: so the type of all takes theirs in. */
function typeOfAll(
  others: SimpleSchema,
  known: readonly (readonly [string, SimpleSchema])[],
  isHiding: boolean,
): SimpleSchema {
  if (isHiding || known.length > LONGEST_INDEX) return ANYTHING;
  const properties = known.map(([, property]) => withoutNotes(property));
  if (properties.some((property) => isAnything(property) || isMapping(property.properties))) return ANYTHING;
  return anyOf([others, ...properties]);
}

/** Names that a schema without a type of its own requires of an object that its parts describe. */
export function requiredOfParts(
  simplifying: Simplifying,
  schema: SchemaObject,
  types: readonly string[],
): SimpleSchema {
  const names = [...new Set(schema.required ?? [])];
  if (names.length === 0 || types.length > 0 || !isObject(simplifying, schema, 0)) return ANYTHING;
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name, ANYTHING])),
    required: names,
  };
}

/** Whether nothing but an object conforms to a schema, as far as its types, its parts and its references say. */
function isObject(simplifying: Simplifying, schema: JsonSchema, depth: number): boolean {
  if (typeof schema === 'boolean' || depth > 20) return false;
  if (schema.type !== undefined) return schema.type === 'object';
  if (schema.$ref !== undefined && isObject(simplifying, simplifying.follow(schema.$ref).schema, depth + 1))
    return true;
  return Array.isArray(schema.allOf) && schema.allOf.some((part) => isObject(simplifying, part, depth + 1));
}
