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
 * An official schema, equivalent but easier to explain by: its alternatives become keywords of their own (`meant`,
 * `exactlyOne`, `atLeastOne`, `excludes`), and draft 4 becomes 2020-12.
 */
export function prepareSchema(schema: unknown): unknown {
  if (!isMapping(schema)) return schema;
  const prepared: Mapping = {};
  for (const [key, value] of Object.entries(rewrite(schema))) {
    if (key === '$ref' && typeof value === 'string') prepared[key] = value.replace(metaSchema, draft4);
    else if (single.has(key)) prepared[key] = prepareSchema(value);
    else if (listed.has(key) && Array.isArray(value)) prepared[key] = value.map(prepareSchema);
    else if (mapped.has(key) && isMapping(value)) {
      prepared[key] = Object.fromEntries(
        Object.entries(value).map(([name, inner]) => [name, prepareSchema(inner)]),
      );
    } else prepared[key] = value;
  }
  return prepared;
}

/** References to the meta-schema of draft 4 lead to the part of it that was added to the schema. */
const metaSchema = 'http://json-schema.org/draft-04/schema#/';
const draft4 = '#/definitions/draft4/';

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
