import type { Rule } from './rule.js';
import { bodyWhereNoneBelongs } from './rules/bodies/body-where-none-belongs.js';
import { bodyWithoutSchema } from './rules/bodies/body-without-schema.js';
import { encodingWithoutProperty } from './rules/bodies/encoding-without-property.js';
import { formWithoutObject } from './rules/bodies/form-without-object.js';
import { ignoredEncoding } from './rules/bodies/ignored-encoding.js';
import { invalidMediaType } from './rules/bodies/invalid-media-type.js';
import { allOfConflict } from './rules/composition/all-of-conflict.js';
import { closedAllOf } from './rules/composition/closed-all-of.js';
import { closedBranches } from './rules/composition/closed-branches.js';
import { discriminatorMappingElsewhere } from './rules/composition/discriminator-mapping-elsewhere.js';
import { discriminatorMappingUnresolved } from './rules/composition/discriminator-mapping-unresolved.js';
import { discriminatorNotText } from './rules/composition/discriminator-not-text.js';
import { discriminatorPropertyMissing } from './rules/composition/discriminator-property-missing.js';
import { discriminatorValueMismatch } from './rules/composition/discriminator-value-mismatch.js';
import { discriminatorValueShared } from './rules/composition/discriminator-value-shared.js';
import { duplicateBranch } from './rules/composition/duplicate-branch.js';
import { impossibleBranch } from './rules/composition/impossible-branch.js';
import { oneOfOverlap } from './rules/composition/one-of-overlap.js';
import { duplicateTag } from './rules/document/duplicate-tag.js';
import { invalidComponentName } from './rules/document/invalid-component-name.js';
import { defaultViolatesSchema } from './rules/examples/default-violates-schema.js';
import { exampleAndExamples } from './rules/examples/example-and-examples.js';
import { exampleNotDescribed } from './rules/examples/example-not-described.js';
import { exampleOfOtherDirection } from './rules/examples/example-of-other-direction.js';
import { exampleValueAndExternalValue } from './rules/examples/example-value-and-external-value.js';
import { exampleViolatesSchema } from './rules/examples/example-violates-schema.js';
import { exampleWithoutValue } from './rules/examples/example-without-value.js';
import { unsafeInteger } from './rules/examples/unsafe-integer.js';
import { invalidRuntimeExpression } from './rules/links/invalid-runtime-expression.js';
import { unresolvedLink } from './rules/links/unresolved-link.js';
import { ignoredHeaderParameter } from './rules/parameters/ignored-header-parameter.js';
import { styleDoesNotFit } from './rules/parameters/style-does-not-fit.js';
import { undeclaredPathParameter } from './rules/parameters/undeclared-path-parameter.js';
import { ambiguousPaths } from './rules/paths/ambiguous-paths.js';
import { duplicateOperationId } from './rules/paths/duplicate-operation-id.js';
import { malformedPath } from './rules/paths/malformed-path.js';
import { overlappingPaths } from './rules/paths/overlapping-paths.js';
import { pathWithQuery } from './rules/paths/path-with-query.js';
import { catastrophicPattern } from './rules/patterns/catastrophic-pattern.js';
import { delimitedPattern } from './rules/patterns/delimited-pattern.js';
import { patternDoesNotCompile } from './rules/patterns/pattern-does-not-compile.js';
import { patternExcludesLength } from './rules/patterns/pattern-excludes-length.js';
import { patternNeverMatches } from './rules/patterns/pattern-never-matches.js';
import { ignoredBesideRef } from './rules/references/ignored-beside-ref.js';
import { refOfOtherKind } from './rules/references/ref-of-other-kind.js';
import { unresolvedRef } from './rules/references/unresolved-ref.js';
import { unusedComponent } from './rules/references/unused-component.js';
import { bodyInBodilessResponse } from './rules/responses/body-in-bodiless-response.js';
import { bodyWithout400 } from './rules/responses/body-without-400.js';
import { idWithout404 } from './rules/responses/id-without-404.js';
import { ignoredResponseHeader } from './rules/responses/ignored-response-header.js';
import { noSuccessResponse } from './rules/responses/no-success-response.js';
import { responseWithoutSchema } from './rules/responses/response-without-schema.js';
import { successAndErrorShareSchema } from './rules/responses/success-and-error-share-schema.js';
import { unreachableStatus } from './rules/responses/unreachable-status.js';
import { arrayWithoutItems } from './rules/schemas/array-without-items.js';
import { contradictoryLimits } from './rules/schemas/contradictory-limits.js';
import { duplicateEnumMember } from './rules/schemas/duplicate-enum-member.js';
import { emptyEnum } from './rules/schemas/empty-enum.js';
import { emptySchema } from './rules/schemas/empty-schema.js';
import { endlessRecursion } from './rules/schemas/endless-recursion.js';
import { enumViolatesSchema } from './rules/schemas/enum-violates-schema.js';
import { formatOnWrongType } from './rules/schemas/format-on-wrong-type.js';
import { impossibleCount } from './rules/schemas/impossible-count.js';
import { invalidSchema } from './rules/schemas/invalid-schema.js';
import { keywordForOtherType } from './rules/schemas/keyword-for-other-type.js';
import { keywordWithoutPartner } from './rules/schemas/keyword-without-partner.js';
import { misspeltKeyword } from './rules/schemas/misspelt-keyword.js';
import { neverValid } from './rules/schemas/never-valid.js';
import { nullableEnumWithoutNull } from './rules/schemas/nullable-enum-without-null.js';
import { nullableWithoutType } from './rules/schemas/nullable-without-type.js';
import { propertiesWithoutType } from './rules/schemas/properties-without-type.js';
import { readAndWriteOnly } from './rules/schemas/read-and-write-only.js';
import { requiredButForbidden } from './rules/schemas/required-but-forbidden.js';
import { requiredInOtherDirection } from './rules/schemas/required-in-other-direction.js';
import { requiredNotDescribed } from './rules/schemas/required-not-described.js';
import { unboundedArray } from './rules/schemas/unbounded-array.js';
import { unboundedString } from './rules/schemas/unbounded-string.js';
import { uniqueItemsImpossible } from './rules/schemas/unique-items-impossible.js';
import { unknownFormat } from './rules/schemas/unknown-format.js';
import { vacuousSchema } from './rules/schemas/vacuous-schema.js';
import { insecureAuthorization } from './rules/security/insecure-authorization.js';
import { securityWithout401 } from './rules/security/security-without-401.js';
import { undefinedScope } from './rules/security/undefined-scope.js';
import { unknownHttpScheme } from './rules/security/unknown-http-scheme.js';
import { insecureServer } from './rules/servers/insecure-server.js';
import { invalidServerUrl } from './rules/servers/invalid-server-url.js';
import { serverDefaultNotListed } from './rules/servers/server-default-not-listed.js';
import { undefinedServerVariable } from './rules/servers/undefined-server-variable.js';

/** All rules, in the order of the reference. */
export const ruleGroups: readonly { readonly title: string; readonly rules: readonly Rule[] }[] = [
  {
    title: 'Schemas',
    rules: [
      arrayWithoutItems,
      contradictoryLimits,
      duplicateEnumMember,
      emptyEnum,
      emptySchema,
      endlessRecursion,
      enumViolatesSchema,
      formatOnWrongType,
      impossibleCount,
      invalidSchema,
      keywordForOtherType,
      keywordWithoutPartner,
      misspeltKeyword,
      neverValid,
      nullableEnumWithoutNull,
      nullableWithoutType,
      propertiesWithoutType,
      readAndWriteOnly,
      requiredButForbidden,
      requiredInOtherDirection,
      requiredNotDescribed,
      unboundedArray,
      unboundedString,
      uniqueItemsImpossible,
      unknownFormat,
      vacuousSchema,
    ],
  },
  {
    title: 'Composition',
    rules: [
      allOfConflict,
      closedAllOf,
      closedBranches,
      discriminatorMappingElsewhere,
      discriminatorMappingUnresolved,
      discriminatorNotText,
      discriminatorPropertyMissing,
      discriminatorValueMismatch,
      discriminatorValueShared,
      duplicateBranch,
      impossibleBranch,
      oneOfOverlap,
    ],
  },
  {
    title: 'Patterns',
    rules: [
      catastrophicPattern,
      delimitedPattern,
      patternDoesNotCompile,
      patternExcludesLength,
      patternNeverMatches,
    ],
  },
  {
    title: 'Examples',
    rules: [
      defaultViolatesSchema,
      exampleAndExamples,
      exampleNotDescribed,
      exampleOfOtherDirection,
      exampleValueAndExternalValue,
      exampleViolatesSchema,
      exampleWithoutValue,
      unsafeInteger,
    ],
  },
  {
    title: 'Paths',
    rules: [ambiguousPaths, duplicateOperationId, malformedPath, overlappingPaths, pathWithQuery],
  },
  {
    title: 'Parameters',
    rules: [ignoredHeaderParameter, styleDoesNotFit, undeclaredPathParameter],
  },
  {
    title: 'Request bodies',
    rules: [
      bodyWhereNoneBelongs,
      bodyWithoutSchema,
      encodingWithoutProperty,
      formWithoutObject,
      ignoredEncoding,
      invalidMediaType,
    ],
  },
  {
    title: 'Responses',
    rules: [
      bodyInBodilessResponse,
      bodyWithout400,
      idWithout404,
      ignoredResponseHeader,
      noSuccessResponse,
      responseWithoutSchema,
      successAndErrorShareSchema,
      unreachableStatus,
    ],
  },
  {
    title: 'Links and callbacks',
    rules: [invalidRuntimeExpression, unresolvedLink],
  },
  {
    title: 'Security',
    rules: [insecureAuthorization, securityWithout401, undefinedScope, unknownHttpScheme],
  },
  {
    title: 'Servers',
    rules: [insecureServer, invalidServerUrl, serverDefaultNotListed, undefinedServerVariable],
  },
  {
    title: 'Document',
    rules: [duplicateTag, invalidComponentName],
  },
  {
    title: 'References',
    rules: [ignoredBesideRef, refOfOtherKind, unresolvedRef, unusedComponent],
  },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);
