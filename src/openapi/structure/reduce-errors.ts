import type { ErrorObject } from 'ajv';
import { isMapping } from '../document-node.js';

/**
 * The causes among the errors of {@link officialValidator}: without sums of other errors, without what follows from another
 * error at or inside the same value, and each once.
 */
export function reduceErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const causes = errors.filter(({ keyword, propertyName }) => keyword !== 'if' && propertyName === undefined);
  const direct = causes.filter(({ keyword }) => keyword !== 'unevaluatedProperties');
  const faulty = pathsWithin(direct);
  const wrongTypes = new Set(
    direct.flatMap(({ keyword, instancePath }) => (keyword === 'type' ? [instancePath] : [])),
  );
  const refused = new Set(
    direct.flatMap(({ keyword, instancePath }) => (keyword === 'not' ? [] : [instancePath])),
  );
  const seen = new Set<string>();
  return causes.filter((error) => {
    if (error.keyword === 'unevaluatedProperties' && isConsequence(error, faulty)) return false;
    if (error.keyword !== 'type' && wrongTypes.has(error.instancePath)) return false;
    if (error.keyword === 'not' && refused.has(error.instancePath)) return false;
    const key = `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** The paths of all errors, and of all that is around them. */
function pathsWithin(errors: readonly ErrorObject[]): Set<string> {
  const paths = new Set<string>();
  for (const { instancePath } of errors) {
    for (let path = instancePath; !paths.has(path); path = path.slice(0, path.lastIndexOf('/'))) {
      paths.add(path);
      if (path === '') break;
    }
  }
  return paths;
}

/**
 * A field that its object does have counts as unevaluated once anything is wrong in the same object (JSON Schema 2020-12
 * §11.3). A field that it has under no condition is a defect of its own.
 */
function isConsequence(
  { instancePath, params, parentSchema }: ErrorObject,
  faulty: ReadonlySet<string>,
): boolean {
  if (!faulty.has(instancePath)) return false;
  return hasField(parentSchema, String(params.unevaluatedProperty));
}

/** Fields that stand behind references of the official schemas, whatever the object. */
const sharedFields = new Set(['example', 'examples', 'explode', 'content']);

function hasField(schema: unknown, name: string): boolean {
  if (Array.isArray(schema)) return schema.some((part) => hasField(part, name));
  if (!isMapping(schema)) return false;
  const { properties, patternProperties } = schema;
  if (isMapping(properties) && Object.hasOwn(properties, name)) return true;
  if (
    isMapping(patternProperties) &&
    Object.keys(patternProperties).some((key) => new RegExp(key, 'u').test(name))
  )
    return true;
  if (
    sharedFields.has(name) &&
    typeof schema.$ref === 'string' &&
    /\/(examples|explode-for-form)$/.test(schema.$ref)
  )
    return true;
  return Object.entries(schema).some(([key, part]) => key !== 'properties' && hasField(part, name));
}
