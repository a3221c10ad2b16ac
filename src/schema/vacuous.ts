import { validatorOf } from './compile.js';
import { conformsWithoutCompiling } from './conforms-without-compiling.js';
import { isTypeUnsaid, typesOf } from './facts.js';
import type { JsonSchema } from './json-schema.js';
import { locate, selectionsOf } from './place.js';

const ONE_OF_EACH_TYPE: readonly unknown[] = [null, true, 0, -0.5, '', 'text', [], [null], {}, { any: null }];

/**
 * Whether conforming to the schema proves nothing: `{}` conforms although the schema is about objects, so whatever is absent goes
 * unnoticed, or any value conforms at all. Never for a schema that cannot be compiled.
 */
export function isVacuous(schema: JsonSchema): boolean {
  if (typeof schema === 'boolean') return provesNothing(schema);
  const known = answers.get(schema) ?? provesNothing(schema);
  answers.set(schema, known);
  return known;
}

/** The same where it is told without compiling, for schemas that need not compile; `undefined` where it is not. */
export function isPlainlyVacuous(schema: JsonSchema): boolean | undefined {
  const told = conformsWithoutCompiling(schema, {});
  if (told !== true) return told;
  if (isAboutObjects(schema)) return true;
  return ONE_OF_EACH_TYPE.every((value) => conformsWithoutCompiling(schema, value)) || undefined;
}

const answers = new WeakMap<object, boolean>();

function provesNothing(schema: JsonSchema): boolean {
  // Most schemas refuse it, which is seen without compiling them.
  if (conformsWithoutCompiling(schema, {}) === false) return false;
  const validator = validatorOf(schema);
  const conforms = (value: unknown): boolean => validator.validate(value).length === 0;
  if (validator.problem !== undefined || !conforms({})) return false;
  return isAboutObjects(schema) || ONE_OF_EACH_TYPE.every(conforms);
}

function isAboutObjects(schema: JsonSchema): boolean {
  for (const { parts, impossible } of selectionsOf(schema, locate(schema, schema, ''))) {
    if (!impossible && !isTypeUnsaid(parts) && typesOf(parts).includes('object')) return true;
  }
  return false;
}
