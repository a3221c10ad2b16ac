import type { ErrorObject } from 'ajv';
import { joinPointer, valueAt } from '../source/json-pointer.js';
import type { CompilableCopy } from './compilation-space.js';
import { discriminatorOf } from './discriminator.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { nearestBranch } from './nearest-branch.js';
import { isJsonObject } from './schema-keywords.js';
import type { SchemaViolation } from './violation.js';
import {
  describeDiscriminator,
  describeTypes,
  describeViolation,
  type ViolationText,
} from './violation-message.js';

/** What turns Ajv's errors into violations. */
export interface ExplainContext {
  /** The schema as it was given. */
  readonly schema: JsonSchema;
  readonly copy: CompilableCopy;
  /** Ajv's errors for a value against one reference of the copy. */
  errorsAgainst(reference: string, value: unknown, instancePath: string): ErrorObject[];
}

/** The parameter of an error that names the property at fault. */
const NAMING_PARAM: Readonly<Record<string, string>> = {
  additionalProperties: 'additionalProperty',
  unevaluatedProperties: 'unevaluatedProperty',
  propertyNames: 'propertyName',
};

/**
 * Violations from the flat list of Ajv in `allErrors` mode. There, the errors of the branches of an `anyOf` (and of `oneOf`,
 * `contains`, `propertyNames`) stand immediately before the error of the keyword itself, so they are counted off.
 */
export function explainErrors(errors: readonly ErrorObject[], context: ExplainContext): SchemaViolation[] {
  const wrongType = new Map<unknown, Set<string>>();
  for (const error of errors.filter(({ keyword }) => keyword === 'type')) {
    const places = wrongType.get(error.parentSchema) ?? new Set();
    wrongType.set(error.parentSchema, places.add(error.instancePath));
  }
  const found: SchemaViolation[][] = [];
  for (let end = errors.length; end > 0; ) {
    const error = errors[--end] as ErrorObject;
    const groups = subordinateErrors(error, context);
    const counted = groups.reduce((sum, group) => sum + group.length, 0);
    end -= counted;
    if (error.keyword === 'if') continue;
    if (error.keyword !== 'type' && wrongType.get(error.parentSchema)?.has(error.instancePath)) continue;
    found.push(explainError(error, groups, context));
  }
  return withoutRepeats(found.reverse().flat());
}

function explainError(
  error: ErrorObject,
  groups: readonly (readonly ErrorObject[])[],
  context: ExplainContext,
): SchemaViolation[] {
  const choice = error.keyword === 'anyOf' || error.keyword === 'oneOf';
  if (choice && !Array.isArray(error.params.passingSchemas)) {
    const branches = groups.map((group) => explainErrors(group, context));
    const violation = violationOf(error, context);
    const named = namedBranch(error, context);
    if (named !== undefined) {
      const meant = branches[named.index];
      return meant === undefined ? [{ ...violation, ...named.text }] : meant;
    }
    const nearest = nearestBranch(branches, error.instancePath);
    if (nearest !== undefined) return [...nearest];
    return [{ ...violation, ...describeTypes(branches.flat(), error.instancePath) }];
  }
  return [violationOf(error, context)];
}

/** What the discriminator of an `anyOf` or `oneOf` says about an object: the index of the branch it is meant for, or what is wrong. */
function namedBranch(
  { keyword, parentSchema, data }: ErrorObject,
  { schema, copy }: ExplainContext,
): { readonly index: number; readonly text: ViolationText } | undefined {
  const original = valueAt(schema, copy.pointerOf(parentSchema as object) ?? '') as SchemaObject;
  const discriminator = discriminatorOf(original, keyword as 'anyOf' | 'oneOf');
  if (discriminator === undefined || !isJsonObject(data)) return undefined;
  const { propertyName, names } = discriminator;
  const name = Object.hasOwn(data, propertyName) ? data[propertyName] : undefined;
  const index = names.findIndex((some) => some.includes(name as string));
  return { index, text: describeDiscriminator(propertyName, names.flat(), name) };
}

/** The errors that Ajv lists before this one only because it tried a schema; one list for each schema and value tried. */
function subordinateErrors(error: ErrorObject, { errorsAgainst }: ExplainContext): ErrorObject[][] {
  const { keyword, data, instancePath } = error;
  const schema = error.parentSchema as Readonly<Record<string, unknown>>;
  const tried = (reference: unknown, value: unknown, path: string): ErrorObject[] =>
    errorsAgainst((reference as { $ref: string }).$ref, value, path);
  if (keyword === 'anyOf' || keyword === 'oneOf') {
    const second = (error.params.passingSchemas as [number, number] | undefined | null)?.[1];
    const branches = (schema[keyword] as readonly unknown[]).slice(0, second);
    return branches.map((branch) => tried(branch, data, instancePath));
  }
  if (keyword === 'propertyNames') {
    return [tried(schema.propertyNames, error.params.propertyName, instancePath)];
  }
  if (keyword !== 'contains') return [];
  const lists: ErrorObject[][] = [];
  const { minContains, maxContains } = error.params as { minContains: number; maxContains?: number };
  if (maxContains !== undefined && minContains > maxContains) return [];
  let matching = 0;
  for (const [index, item] of (data as readonly unknown[]).entries()) {
    const errors = tried(schema.contains, item, `${instancePath}/${index}`);
    lists.push(errors);
    if (errors.length === 0 && maxContains !== undefined && ++matching > maxContains) break;
  }
  return lists;
}

function violationOf(error: ErrorObject, { schema, copy }: ExplainContext): SchemaViolation {
  const { keyword, params, instancePath, data } = error;
  const copied = error.parentSchema as Readonly<Record<string, unknown>>;
  const place = copy.pointerOf(copied) ?? '';
  if (copy.isFalse(copied)) {
    const message = 'must not be here: the schema accepts no value';
    const pointers = { instancePointer: instancePath, schemaPointer: place };
    return { keyword: 'false', ...pointers, message, expected: false, actual: data };
  }
  const original = valueAt(schema, place) as Readonly<Record<string, unknown>>;
  const naming = NAMING_PARAM[keyword];
  const name = naming === undefined ? undefined : (params[naming] as string);
  return {
    keyword,
    instancePointer: name === undefined ? instancePath : joinPointer(instancePath, name),
    schemaPointer: joinPointer(place, keyword),
    ...describeViolation({ keyword, schema: original, params, data }),
    actual: name === undefined ? data : (data as Record<string, unknown>)[name],
  };
}

/** The same definition may be reached by two ways. */
function withoutRepeats(violations: readonly SchemaViolation[]): SchemaViolation[] {
  const seen = new Set<string>();
  return violations.filter(({ instancePointer, schemaPointer, expected }) => {
    const key = JSON.stringify([instancePointer, schemaPointer, expected]);
    return !seen.has(key) && seen.add(key);
  });
}
