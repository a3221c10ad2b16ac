import type { Rule } from './rule.js';
import { defaultViolatesSchema } from './rules/default-violates-schema.js';
import { duplicateOperationId } from './rules/duplicate-operation-id.js';
import { exampleViolatesSchema } from './rules/example-violates-schema.js';
import { invalidSchema } from './rules/invalid-schema.js';
import { patternDoesNotCompile } from './rules/pattern-does-not-compile.js';
import { responseWithoutSchema } from './rules/response-without-schema.js';
import { securityWithout401 } from './rules/security-without-401.js';
import { undeclaredPathParameter } from './rules/undeclared-path-parameter.js';
import { unresolvedRef } from './rules/unresolved-ref.js';
import { vacuousSchema } from './rules/vacuous-schema.js';

/** All rules, by code. */
export const rules: readonly Rule[] = [
  defaultViolatesSchema,
  duplicateOperationId,
  exampleViolatesSchema,
  invalidSchema,
  patternDoesNotCompile,
  responseWithoutSchema,
  securityWithout401,
  undeclaredPathParameter,
  unresolvedRef,
  vacuousSchema,
];
