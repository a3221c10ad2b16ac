import { isMapping } from '../openapi/document-node.js';
import type { JsonSchema, SchemaObject } from '../schema/json-schema.js';
import { joinPointer } from '../source/json-pointer.js';
import { discriminatedBranches } from './discriminated-branches.js';
import { namedTypes } from './named-types.js';
import { ANYTHING, allOf, anyOf, isAnything, NOTHING, type SimpleSchema } from './simple-schema.js';
import { requiredOfParts, simplifyObject } from './simplify-object.js';
import type { Simplifying } from './simplifying.js';
import { quote, unreadableKeyword } from './unreadable-keyword.js';

/**
 * Says a JSON Schema 2020-12 in the words of {@link SimpleSchema}, so that its type takes whatever the schema accepts. Conditions that no type can
 * say (`not`, `if`, `dependentSchemas`, limits) are left out. A schema without `type` is of the type that its keywords are about, of
 * those that its parts name, and of those that the schema around it, `outerTypes`, admits. What cannot be read takes any value and says so in its description.
 */
export function simplifySchema(
  simplifying: Simplifying,
  schema: JsonSchema,
  pointer: string,
  outerTypes: readonly string[] = [],
): SimpleSchema {
  if (schema === false) return NOTHING;
  const problem = problemOf(simplifying, schema, pointer);
  if (problem !== undefined) return problem;
  if (schema === true) return ANYTHING;
  const types = typesOf(simplifying, schema, pointer, outerTypes);
  const inner = types.length > 0 ? types : outerTypes;
  const simplifyAt = (child: JsonSchema, ...tokens: (string | number)[]) =>
    simplifySchema(simplifying, child, joinPointer(pointer, ...tokens), inner);
  const parts: SimpleSchema[] = [];
  if (schema.$ref !== undefined) parts.push({ $ref: simplifying.follow(schema.$ref).key });
  if (schema.enum !== undefined) parts.push(listedValues(schema));
  else if (Object.hasOwn(schema, 'const'))
    parts.push(schema.const === null ? { type: 'null' } : { const: schema.const });
  for (const [index, part] of (schema.allOf ?? []).entries()) parts.push(simplifyAt(part, 'allOf', index));
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const branches = schema[keyword]?.map((branch, index) => simplifyAt(branch, keyword, index));
    if (branches) parts.push(anyOf(discriminatedBranches(simplifying, schema, keyword, branches)));
  }
  parts.push(requiredOfParts(simplifying, schema, types));
  const isTyped = schema.enum === undefined && !Object.hasOwn(schema, 'const') && types.length > 0;
  const own = isTyped
    ? anyOf(types.map((type) => simplifyType(simplifying, schema, pointer, type)))
    : ANYTHING;
  const others = allOf(parts);
  const whole = isBare(own) && !isAnything(others) ? others : allOf([own, ...parts]);
  const notes = notesOf(schema);
  return isAnything(whole) ? notes : { ...whole, ...notes };
}

function problemOf(
  { origin, reportUntyped }: Simplifying,
  schema: true | SchemaObject,
  pointer: string,
): SimpleSchema | undefined {
  if (schema !== true) {
    const unreadable = unreadableKeyword(schema);
    if (unreadable === undefined) return undefined;
    reportUntyped(origin(joinPointer(pointer, unreadable.keyword)), unreadable.reason);
    return untyped(unreadable.reason);
  }
  const { value } = origin(pointer);
  if (value === true) return undefined;
  // The reference itself is reported by who followed it.
  if (isMapping(value))
    return typeof value.$ref === 'string' ? untyped(`\`$ref: ${value.$ref}\` leads nowhere`) : undefined;
  const reason = `\`${quote(value)}\` is not a schema`;
  reportUntyped(origin(pointer), reason);
  return untyped(reason);
}

function untyped(reason: string): SimpleSchema {
  return { description: `Not typed: ${reason}.` };
}

/** Whether a type says no more than that the value is an object, or null: beside other parts it would only open them. */
function isBare(schema: SimpleSchema): boolean {
  if (Array.isArray(schema.anyOf)) return schema.anyOf.every((part) => part.type === 'null' || isBare(part));
  const { type, properties, required, additionalProperties } = schema;
  if (type !== 'object' || additionalProperties !== undefined) return false;
  return Object.keys(properties as object).length === 0 && (required as string[]).length === 0;
}

/** A single written type is told in a comment; null stands in the list itself. */
function listedValues({ enum: values, type }: SchemaObject): SimpleSchema {
  return { enum: values, ...(typeof type === 'string' && type !== 'object' ? { type } : {}) };
}

const OBJECT_WORDS = ['properties', 'patternProperties', 'additionalProperties'] as const;
const ARRAY_WORDS = ['items', 'prefixItems'] as const;

function typesOf(
  simplifying: Simplifying,
  schema: SchemaObject,
  pointer: string,
  outerTypes: readonly string[],
): readonly string[] {
  if (schema.type !== undefined) return typeof schema.type === 'string' ? [schema.type] : schema.type;
  const isAbout = (words: readonly string[]) =>
    words.some((word) => isMapping(schema[word]) || Array.isArray(schema[word]));
  const meant = [...(isAbout(OBJECT_WORDS) ? ['object'] : []), ...(isAbout(ARRAY_WORDS) ? ['array'] : [])];
  if (meant.length === 0) return [];
  const { value } = simplifying.origin(pointer);
  const isNullable = isMapping(value) && (value.nullable === true || value['x-nullable'] === true);
  // Keywords about objects say nothing of the strings that an alternative admits.
  const named = namedTypes(simplifying, schema);
  return [...new Set([...meant, ...outerTypes, ...named, ...(isNullable ? ['null'] : [])])];
}

function simplifyType(
  simplifying: Simplifying,
  schema: SchemaObject,
  pointer: string,
  type: string,
): SimpleSchema {
  if (type === 'object') return simplifyObject(simplifying, schema, pointer, simplifySchema);
  if (type !== 'array') return { type: type === 'integer' ? 'number' : type };
  const { items, prefixItems, minItems } = schema;
  const simplifyAt = (child: JsonSchema, ...tokens: (string | number)[]) =>
    simplifySchema(simplifying, child, joinPointer(pointer, ...tokens));
  const rest = items === undefined ? ANYTHING : simplifyAt(items, 'items');
  if (!Array.isArray(prefixItems)) return { type, items: rest };
  return {
    type,
    prefixItems: (prefixItems as JsonSchema[]).map((item, index) => simplifyAt(item, 'prefixItems', index)),
    items: rest,
    ...(typeof minItems === 'number' ? { minItems } : {}),
  };
}

/** The longest example that a comment repeats, in characters. */
const LONGEST_EXAMPLE = 120;

function notesOf(schema: SchemaObject): SimpleSchema {
  const { title, description, format, deprecated, readOnly, examples } = schema;
  const [example] = Array.isArray(examples) ? examples : [];
  const isShort = example !== undefined && JSON.stringify(example).length <= LONGEST_EXAMPLE;
  return {
    ...(typeof title === 'string' ? { title } : {}),
    ...(typeof description === 'string' ? { description } : {}),
    ...(typeof format === 'string' ? { format } : {}),
    ...(deprecated === true ? { deprecated } : {}),
    ...(readOnly === true ? { readOnly } : {}),
    ...(Object.hasOwn(schema, 'default') ? { default: schema.default } : {}),
    ...(isShort ? { examples: [example] } : {}),
  };
}
