import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** An Ajv set up apart from the one under test: its own options and formats, and nothing shared but the text of the schema. */
export function strangerFor(schema: unknown): ValidateFunction {
  const text = JSON.stringify(schema, (key, value) => withoutOddities(key, value));
  try {
    return strangerWith(true).compile(JSON.parse(text));
  } catch {
    // Patterns that are none with flag `u`.
    return strangerWith(false).compile(JSON.parse(text));
  }
}

function strangerWith(unicodeRegExp: boolean): Ajv2020 {
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    allErrors: true,
    unicodeRegExp,
    ownProperties: true,
    multipleOfPrecision: 9,
    validateSchema: false,
  });
  addFormats.default(ajv, { mode: 'full' });
  return ajv;
}

/** Ajv throws at `nullable` without `type` and at an empty `enum`, whatever its options. */
function withoutOddities(key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || key === 'properties')
    return value;
  const schema = value as Readonly<Record<string, unknown>>;
  if (typeof schema.nullable !== 'boolean' && !isEmptyList(schema.enum)) return value;
  const { nullable: _, enum: members, ...rest } = schema;
  if (isEmptyList(members)) return { ...rest, not: {} };
  return members === undefined ? rest : { ...rest, enum: members };
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

/** The parameter by which Ajv names a property that must not be there. */
const NAMING: Readonly<Record<string, string>> = {
  additionalProperties: 'additionalProperty',
  unevaluatedProperties: 'unevaluatedProperty',
  propertyNames: 'propertyName',
};

/** Whether an error of the stranger is about a keyword at a place, as the product names both. */
export function isAbout(error: ErrorObject, keyword: string, instancePointer: string): boolean {
  if (error.keyword !== (keyword === 'false' ? 'false schema' : keyword)) return false;
  const naming = NAMING[keyword];
  if (naming === undefined) return error.instancePath === instancePointer;
  const name = String((error.params as Record<string, unknown>)[naming]);
  return `${error.instancePath}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` === instancePointer;
}
