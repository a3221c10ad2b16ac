import { type DocumentNode, isMapping, items, member, members, stringAt } from '../openapi/document-node.js';
import { type SchemaViolation, validatorOf } from '../schema/compile.js';
import { conformsWithoutCompiling } from '../schema/conforms-without-compiling.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { parsePointer, valueAt } from '../source/json-pointer.js';
import { quote } from './quote.js';
import type { Found } from './rule.js';

/** What is written as an example of a schema: `example`, then the list under `examples` (JSON Schema 2020-12 validation §9.5). */
export function schemaExamples(schema: DocumentNode): DocumentNode[] {
  const single = member(schema, 'example');
  return [...(single ? [single] : []), ...items(member(schema, 'examples'))];
}

/** What is written as an example of a Header Object: `example`, then the inline values under `examples`. */
export function headerExamples(header: DocumentNode): DocumentNode[] {
  const single = member(header, 'example');
  const named = members(member(header, 'examples')).flatMap(({ node }) => member(node, 'value') ?? []);
  return [...(single ? [single] : []), ...named];
}

/** A violation of a schema by a value written in the document, at its place inside the value. */
export interface Judged {
  readonly node: DocumentNode;
  readonly found: Found;
  readonly on: 'key' | 'value';
  readonly violation: SchemaViolation;
}

/** What a value written in the document breaks of a schema, each with its place inside the value. */
export function judgeWritten(written: DocumentNode, schema: JsonSchema, what: string): Judged[] {
  if (conformsWithoutCompiling(schema, written.value)) return [];
  const violations = validatorOf(schema).validate(written.value);
  const [first] = violations;
  const reference = first && referenceIn(written);
  if (reference) {
    const ref = stringAt(reference, '$ref');
    const message = `The ${what} holds \`$ref: ${ref}\`, which is data there: no reference is followed inside a value.`;
    const fix = `Write the value out, or refer to a whole example from \`examples\`.`;
    return [{ node: reference, found: { message, fix }, on: 'key', violation: first }];
  }
  return violations
    .filter(({ schemaPointer }) => !hasContradictoryLimits(schemaAround(schema, schemaPointer)))
    .map((violation) => {
      const node = descend(written, violation.instancePointer);
      const place = violation.instancePointer === '' ? '' : ` at ${violation.instancePointer}`;
      const message = `The ${what} breaks its schema${place}: ${quote(violation.actual)} ${violation.message}.`;
      const fix = `Correct the ${what}, or the schema's \`${violation.keyword}\`, whichever is wrong.`;
      const on = Array.isArray(node.value) || isMapping(node.value) ? 'key' : 'value';
      return { node, found: { message, fix }, on, violation };
    });
}

/** The first Reference Object in a value. */
function referenceIn(node: DocumentNode): DocumentNode | undefined {
  if (stringAt(node, '$ref') !== undefined) return node;
  for (const inner of [...members(node).map((entry) => entry.node), ...items(node)]) {
    const found = referenceIn(inner);
    if (found) return found;
  }
  return undefined;
}

/** The node at a pointer into a value, or the nearest one above. */
function descend(from: DocumentNode, pointer: string): DocumentNode {
  let node = from;
  for (const token of parsePointer(pointer)) node = member(node, token) ?? node;
  return node;
}

/** The schema object that holds a keyword. */
function schemaAround(schema: JsonSchema, keywordPointer: string): unknown {
  return valueAt(schema, keywordPointer.slice(0, keywordPointer.lastIndexOf('/')));
}

const LIMITS = [
  ['minimum', 'maximum'],
  ['minLength', 'maxLength'],
  ['minItems', 'maxItems'],
  ['minProperties', 'maxProperties'],
] as const;

/** No example could suit such a schema: the limits are the defect, and have their own finding. */
function hasContradictoryLimits(schema: unknown): boolean {
  if (!isMapping(schema)) return false;
  return LIMITS.some(([least, most]) => Number(schema[least]) > Number(schema[most]));
}
