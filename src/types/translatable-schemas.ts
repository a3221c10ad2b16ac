import { isMapping } from '../openapi/document-node.js';

type Mapping = Record<string, unknown>;

/** Keywords that alone say nothing about the shape of a value. */
const CONDITIONS = new Set([
  'required',
  'not',
  'if',
  'then',
  'else',
  'dependentRequired',
  'minProperties',
  'maxProperties',
]);
const NOTES = new Set(['title', 'description', 'deprecated', 'example', 'examples', 'default', '$comment']);

/**
 * Rewrites, in place, what openapi-typescript reads otherwise than JSON Schema does, so that the types agree with the
 * validator: `discriminator` (an annotation, from which it would invent literal types) is dropped; alternatives beside
 * other keywords become one more part of an `allOf`; alternatives that are mere conditions (`required`), which no type
 * can say, are dropped.
 */
export function makeTranslatable(value: unknown): void {
  if (Array.isArray(value)) {
    for (const item of value) makeTranslatable(item);
  } else if (isMapping(value)) {
    for (const child of Object.values(value)) makeTranslatable(child);
    dropDiscriminator(value);
    for (const keyword of ['anyOf', 'oneOf'] as const) rewriteAlternatives(value, keyword);
  }
}

function dropDiscriminator(schema: Mapping): void {
  if (isMapping(schema.discriminator) && typeof schema.discriminator.propertyName === 'string') {
    delete schema.discriminator;
  }
}

function rewriteAlternatives(schema: Mapping, keyword: 'anyOf' | 'oneOf'): void {
  const branches = schema[keyword];
  if (!Array.isArray(branches)) return;
  const others = Object.keys(schema).filter(
    (key) => key !== keyword && !NOTES.has(key) && key !== 'nullable',
  );
  if (others.length === 0) return;
  delete schema[keyword];
  const isCondition = (branch: unknown) =>
    isMapping(branch) && Object.keys(branch).every((key) => CONDITIONS.has(key) || NOTES.has(key));
  if (branches.some(isCondition)) return;
  const parts = Array.isArray(schema.allOf) ? schema.allOf : [];
  schema.allOf = [...parts, { [keyword]: branches }];
}
