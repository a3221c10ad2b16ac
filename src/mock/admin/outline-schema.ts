import {
  itemsOf,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  typesOf,
  unwrapped,
} from '../../exchange/schema-types.js';
import type { SchemaObject } from '../../schema/json-schema.js';
import type { OutlinedField, SchemaOutline } from './shapes.js';

/** How many fields an outline holds at most: what is left out is seen in the document. */
const mostFields = 200;

/** Outlines a schema so many levels deep. */
export function outlineSchema(part: SchemaPart, depth = 3, budget = { fields: mostFields }): SchemaOutline {
  const schemas = unwrapped(part).flatMap(({ schema }) => (typeof schema === 'object' ? [schema] : []));
  const said = (keyword: string): unknown =>
    schemas.find((schema) => schema[keyword] !== undefined)?.[keyword];
  const types = typesOf(part);
  const list = types.includes('array') ? itemsOf(part) : undefined;
  const item = list && outlineSchema(list, depth, budget);
  const description = said('description');
  const choices = choicesOf(said('enum'), schemas, types);
  const fields = item ? item.fields : depth > 0 ? fieldsOf(part, schemas, depth - 1, budget) : undefined;
  return {
    type: typeText(types, said('format'), item),
    ...(typeof description === 'string' ? { description } : {}),
    limits: limitsOf(said),
    ...(choices ? { choices } : {}),
    ...(item?.choices ? { itemChoices: item.choices } : {}),
    ...(said('default') === undefined ? {} : { default: said('default') }),
    ...(fields && fields.length > 0 ? { fields } : {}),
  };
}

function choicesOf(
  listed: unknown,
  schemas: readonly SchemaObject[],
  types: readonly string[],
): readonly unknown[] | undefined {
  if (Array.isArray(listed)) return listed;
  const constant = schemas.find((schema) => Object.hasOwn(schema, 'const'));
  if (constant) return [constant.const];
  return types.length === 1 && types[0] === 'boolean' ? [true, false] : undefined;
}

function fieldsOf(
  part: SchemaPart,
  schemas: readonly SchemaObject[],
  depth: number,
  budget: { fields: number },
): OutlinedField[] {
  const required = new Set(
    schemas.flatMap((schema) => [schema, ...branchesOf(schema)]).flatMap((schema) => schema.required ?? []),
  );
  return propertyNamesOf(part).flatMap((name): OutlinedField[] => {
    if (budget.fields-- <= 0) return [];
    return [{ name, required: required.has(name), ...outlineSchema(propertyOf(part, name), depth, budget) }];
  });
}

function branchesOf({ allOf = [] }: SchemaObject): SchemaObject[] {
  return allOf.flatMap((branch) => (typeof branch === 'object' ? [branch] : []));
}

function typeText(types: readonly string[], format: unknown, item: SchemaOutline | undefined): string {
  const names = [...new Set(types)].map((name) => (name === 'array' ? `list of ${item?.type}` : name));
  const text = names.length === 0 ? 'anything' : names.join(' or ');
  return typeof format === 'string' ? `${text}, ${format}` : text;
}

const measures = [
  ['minLength', 'maxLength', 'characters'],
  ['minItems', 'maxItems', 'items'],
  ['minProperties', 'maxProperties', 'properties'],
  ['minimum', 'maximum', ''],
] as const;

function limitsOf(said: (keyword: string) => unknown): string[] {
  const limits = measures.flatMap(([low, high, unit]) => rangeText(said(low), said(high), unit));
  const more = said('exclusiveMinimum');
  const less = said('exclusiveMaximum');
  const pattern = said('pattern');
  return [
    ...limits,
    ...(typeof more === 'number' ? [`more than ${more}`] : []),
    ...(typeof less === 'number' ? [`less than ${less}`] : []),
    ...(typeof said('multipleOf') === 'number' ? [`a multiple of ${said('multipleOf')}`] : []),
    ...(typeof pattern === 'string' ? [`matches ${pattern}`] : []),
    ...(said('uniqueItems') === true ? ['no item twice'] : []),
  ];
}

function rangeText(low: unknown, high: unknown, unit: string): string[] {
  const of = unit === '' ? '' : ` ${unit}`;
  if (typeof low === 'number' && typeof high === 'number') {
    return [low === high ? `exactly ${low}${of}` : `${low} to ${high}${of}`];
  }
  if (typeof low === 'number') return low === 0 && unit !== '' ? [] : [`at least ${low}${of}`];
  return typeof high === 'number' ? [`at most ${high}${of}`] : [];
}
