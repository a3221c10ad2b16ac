import { valueAt } from '../source/json-pointer.js';

/** An Ajv error on a document, as far as it is read here. */
export interface StructureError {
  readonly instancePath: string;
  readonly keyword: string;
  readonly schemaPath: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly message?: string;
}

/** Keywords whose error only sums up those of their parts. */
const SUMS = new Set(['oneOf', 'anyOf', 'if']);

/**
 * The causes among Ajv's errors on a document: without branches that its author did not mean (another kind of parameter or
 * security scheme, a Reference Object), without sums, and without the "unevaluated" that any error inside brings along.
 */
export function reduceStructureErrors(
  errors: readonly StructureError[],
  document: unknown,
): StructureError[] {
  const strayBranches = errors.flatMap((error) => strayBranch(error, errors, document));
  const inStrayBranch = (error: StructureError) =>
    strayBranches.some(
      ({ instancePath, schemaPath }) =>
        isWithin(error.instancePath, instancePath) && error.schemaPath.startsWith(schemaPath),
    );
  const meant = errors.filter((error) => !isNoDefect(error) && !inStrayBranch(error));
  const leaves = meant.filter(
    (error) => !SUMS.has(error.keyword) || !errors.some((other) => isCauseOf(other, error)),
  );
  const causes = leaves.filter((error) => !isConsequence(error, leaves));
  const seen = new Set<string>();
  return causes.map(joinAlternatives).filter(({ instancePath, keyword, params }) => {
    const hasWrongType =
      keyword !== 'type' &&
      causes.some((other) => other.keyword === 'type' && other.instancePath === instancePath);
    const about = params.missingProperty ?? params.additionalProperty ?? params.unevaluatedProperty ?? '';
    const key = `${instancePath} ${keyword} ${String(about)}`;
    return !hasWrongType && !seen.has(key) && seen.add(key);
  });
}

/** Fields that the 3.1 schema knows only where their object has no other defect. */
const CONDITIONAL_FIELDS = new Set([
  ...['style', 'explode', 'allowReserved', 'allowEmptyValue', 'schema', 'content', 'example', 'examples'],
  ...['name', 'in', 'scheme', 'bearerFormat', 'flows', 'openIdConnectUrl'],
]);

function isConsequence(error: StructureError, errors: readonly StructureError[]): boolean {
  if (!CONDITIONAL_FIELDS.has(String(error.params.unevaluatedProperty))) return false;
  return errors.some(
    ({ keyword, instancePath }) =>
      keyword !== 'unevaluatedProperties' && isWithin(instancePath, error.instancePath),
  );
}

/** A parameter lacks `schema` in one branch and `content` in the other: it lacks one of the two. */
function joinAlternatives(
  error: StructureError,
  _index: number,
  errors: readonly StructureError[],
): StructureError {
  const branch = /^(.*\/oneOf)\/\d+\/required$/.exec(error.schemaPath)?.[1];
  if (branch === undefined) return error;
  const names = errors
    .filter((other) => other.instancePath === error.instancePath && other.schemaPath.startsWith(`${branch}/`))
    .flatMap(({ params }) => params.missingProperty ?? []);
  return { ...error, params: { missingProperty: [...new Set(names)].join(' or ') } };
}

/** Fields of the specification that the 3.1 schema in use lacks: OpenAPI 3.1 §4.8.9.1, §4.8.6.1, §4.8.20.1. */
const FORGOTTEN: readonly (readonly [place: RegExp, field: string])[] = [
  [/^\/(paths|webhooks)\/[^/]+$/, '$ref'],
  [/\/variables\/[^/]+$/, 'description'],
  [/\/links\/[^/]+$/, 'server'],
];

/** Not the document's fault: the branch of a Reference Object where none was meant, or a gap of the schema. */
function isNoDefect({ params, instancePath }: StructureError): boolean {
  if (params.missingProperty === '$ref') return true;
  return FORGOTTEN.some(([place, field]) => params.unevaluatedProperty === field && place.test(instancePath));
}

/** The schema of a branch whose `enum` refused a value that another branch lists. */
function strayBranch(
  error: StructureError,
  errors: readonly StructureError[],
  document: unknown,
): { instancePath: string; schemaPath: string }[] {
  if (error.keyword !== 'enum') return [];
  const rivals = errors.filter(
    (other) => other.keyword === 'enum' && other.instancePath === error.instancePath,
  );
  const listed = rivals.flatMap(({ params }) => params.allowedValues as readonly unknown[]);
  const value = valueAt(document, error.instancePath);
  // A branch that accepts the value leaves no error of its own, so its list is missing among the rivals.
  const accepted = rivals.length > 1 && (listed.includes(value) || KINDS.has(String(value)));
  if (!accepted) return [];
  return [
    {
      instancePath: error.instancePath.slice(0, error.instancePath.lastIndexOf('/')),
      schemaPath: error.schemaPath.replace(/\/properties\/[^/]+\/enum$/, ''),
    },
  ];
}

/** What tells branches apart: where a parameter stands (OpenAPI 3.0 §4.7.12.1), and the types of security scheme (§4.7.23). */
const KINDS = new Set([
  ...['path', 'query', 'header', 'cookie'],
  ...['apiKey', 'http', 'oauth2', 'openIdConnect'],
]);

function isCauseOf(cause: StructureError, sum: StructureError): boolean {
  if (cause.instancePath === sum.instancePath) return !SUMS.has(cause.keyword);
  return isWithin(cause.instancePath, sum.instancePath);
}

function isWithin(pointer: string, ancestor: string): boolean {
  return pointer === ancestor || pointer.startsWith(`${ancestor}/`);
}
