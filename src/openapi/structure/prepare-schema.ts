import { isMapping } from '../document-node.js';

type Mapping = Record<string, unknown>;

/** Keywords that hold one schema, a list of them, or a mapping of them, in draft 4 and in 2020-12. */
const single = new Set([
  ...['items', 'additionalProperties', 'unevaluatedProperties', 'propertyNames', 'contains'],
  ...['not', 'if', 'then', 'else'],
]);
const listed = new Set(['allOf', 'anyOf', 'oneOf', 'meant']);
const mapped = new Set(['properties', 'patternProperties', 'dependentSchemas', 'definitions', '$defs']);

/**
 * An official schema, equivalent but easier to explain by: its alternatives become the keywords of `structure-keywords.ts`,
 * draft 4 becomes 2020-12, and every reference is absolute, so that each branch can be compiled by itself.
 */
export function prepareSchema(schema: Mapping, id: string): Mapping {
  const { id: _draft4, $schema: _dialect, ...rest } = schema;
  return { ...(prepare(rest, id) as Mapping), $id: id };
}

function prepare(schema: unknown, id: string): unknown {
  if (!isMapping(schema)) return schema;
  const prepared: Mapping = {};
  for (const [key, value] of Object.entries(rewrite(schema))) {
    if (key === '$ref' && typeof value === 'string') prepared[key] = absolute(value, id);
    else if (single.has(key)) prepared[key] = prepare(value, id);
    else if (listed.has(key) && Array.isArray(value))
      prepared[key] = value.map((branch) => prepare(branch, id));
    else if (mapped.has(key) && isMapping(value)) {
      prepared[key] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, prepare(inner, id)]),
      );
    } else prepared[key] = value;
  }
  return prepared;
}

/** References to the meta-schema of draft 4 lead to the part of it that was added to the schema. */
function absolute(ref: string, id: string): string {
  const draft4 = 'http://json-schema.org/draft-04/schema#/';
  if (ref.startsWith(draft4)) return `${id}#/definitions/draft4/${ref.slice(draft4.length)}`;
  return ref.startsWith('#') ? `${id}${ref}` : ref;
}

function rewrite(schema: Mapping): Mapping {
  const { oneOf, anyOf, not, exclusiveMinimum, minimum, $ref, ...rest } = schema;
  // In draft 4, nothing counts beside a reference; in 2020-12 the official schemas do use both.
  const written: Mapping = { ...rest, ...($ref === undefined ? {} : { $ref }) };
  if (exclusiveMinimum === true) written.exclusiveMinimum = minimum;
  else if (minimum !== undefined) written.minimum = minimum;
  const excluded =
    isMapping(not) && Object.keys(not).every((key) => key === 'required' || key === 'description');
  if (excluded) written.excludes = (not as Mapping).required;
  else if (not !== undefined) written.not = not;
  for (const alternatives of [oneOf, anyOf]) {
    if (!Array.isArray(alternatives)) continue;
    const names = alternatives.flatMap((branch) => demandedAlone(branch));
    if (names.length !== alternatives.length) written.meant = alternatives;
    else if (alternatives === oneOf) written.exactlyOne = names;
    else written.atLeastOne = names;
  }
  return written;
}

/** The one field that a branch demands, where that is all that it says. */
function demandedAlone(branch: unknown): string[] {
  if (!isMapping(branch) || Object.keys(branch).length !== 1 || !Array.isArray(branch.required)) return [];
  return branch.required.length === 1 ? [String(branch.required[0])] : [];
}
