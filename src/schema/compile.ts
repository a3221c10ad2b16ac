import type { ErrorObject, ValidateFunction } from 'ajv';
import { valueAt } from '../source/json-pointer.js';
import type { CompilationSpace, SchemaProblem } from './compilation-space.js';
import type { JsonSchema } from './json-schema.js';
import { spaceFor } from './shared-space.js';
import type { SchemaViolation } from './violation.js';
import { explainErrors } from './violations.js';

export type { SchemaViolation } from './violation.js';

/** A compiled schema. */
export interface Validator {
  /** Why the schema cannot be compiled; then `validate` must not be trusted and returns an empty list. */
  readonly problem?: SchemaProblem;
  /** What is checked only in part: patterns for which no bound of time is known on long texts. */
  readonly remarks: readonly SchemaProblem[];
  /**
   * What the value breaks; empty when it conforms. A failed `anyOf` or `oneOf` is told by the violations of the branch the
   * value was clearly meant for, else by one violation of its own.
   */
  validate(value: unknown): readonly SchemaViolation[];
  /** Whether `validate` would find nothing, told without looking for what to say. */
  conforms(value: unknown): boolean;
}

/** A validator that can also check against one schema inside the schema it was made for. */
interface DeepValidator extends Validator {
  conformsAt(schemaPointer: string, value: unknown): boolean;
}

const validators = new WeakMap<object, DeepValidator>();

/** The validator of a self-contained JSON Schema 2020-12; compiled on first use and kept as long as the schema object. */
export function validatorOf(schema: JsonSchema): Validator {
  return deepValidatorOf(schema);
}

/**
 * Whether a value conforms to the schema that stands at `schemaPointer` inside `schema`; true where that cannot be told,
 * as for a schema that cannot be compiled.
 */
export function conformsAt(schema: JsonSchema, schemaPointer: string, value: unknown): boolean {
  return deepValidatorOf(schema).conformsAt(schemaPointer, value);
}

function deepValidatorOf(schema: JsonSchema): DeepValidator {
  if (typeof schema === 'boolean') return createValidator(schema);
  let validator = validators.get(schema);
  if (validator === undefined) {
    validator = createValidator(schema);
    validators.set(schema, validator);
  }
  return validator;
}

function createValidator(schema: JsonSchema): DeepValidator {
  try {
    return compileIn(spaceFor(schema), schema);
  } catch (error) {
    return unusable({ message: (error as Error).message, schemaPointer: '' });
  }
}

function unusable(problem: SchemaProblem): DeepValidator {
  return { problem, remarks: [], validate: () => [], conforms: () => true, conformsAt: () => true };
}

function compileIn(space: CompilationSpace, schema: JsonSchema): DeepValidator {
  const copy = space.add(schema);
  if (copy.problem !== undefined) return unusable(copy.problem);
  const { ajv } = space;
  const whole = ajv.getSchema(copy.reference) as ValidateFunction;
  const rawErrors = (validate: ValidateFunction, value: unknown, instancePath: string): ErrorObject[] => {
    const context = {
      instancePath,
      parentData: {},
      parentDataProperty: '',
      rootData: value as never,
      dynamicAnchors: {},
    };
    return validate(value, context) ? [] : [...(validate.errors ?? [])];
  };
  const errorsAgainst = (reference: string, value: unknown, instancePath: string): ErrorObject[] => {
    const validate = reference === copy.reference ? whole : ajv.getSchema(reference);
    return validate === undefined ? [] : rawErrors(validate, value, instancePath);
  };
  return {
    remarks: copy.remarks,
    validate(value) {
      try {
        const errors = rawErrors(whole, value, '');
        return errors.length === 0 ? [] : explainErrors(errors, { schema, copy, errorsAgainst });
      } catch (error) {
        if ((error as Error).name === 'RangeError') return [tooDeep(value)];
        throw error;
      }
    },
    conforms(value) {
      try {
        return whole(value) as boolean;
      } catch (error) {
        if ((error as Error).name === 'RangeError') return false;
        throw error;
      }
    },
    conformsAt(schemaPointer, value) {
      const reference = copy.referenceTo(schemaPointer);
      if (reference === undefined) return valueAt(schema, schemaPointer) !== false;
      return errorsAgainst(reference, value, '').length === 0;
    },
  };
}

/** The value exhausts the stack: it is nested deeper than can be checked. */
function tooDeep(value: unknown): SchemaViolation {
  return {
    keyword: '$ref',
    instancePointer: '',
    schemaPointer: '',
    message: 'must not be nested too deeply to be checked',
    expected: undefined,
    actual: value,
  };
}
