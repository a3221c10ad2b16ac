import type { Rule } from './rule.js';
import { binaryInText } from './rules/bodies/binary-in-text.js';
import { bodyNotRequired } from './rules/bodies/body-not-required.js';
import { bodyWhereNoneBelongs } from './rules/bodies/body-where-none-belongs.js';
import { bodyWithoutSchema } from './rules/bodies/body-without-schema.js';
import { duplicateMediaType } from './rules/bodies/duplicate-media-type.js';
import { encodingWithoutProperty } from './rules/bodies/encoding-without-property.js';
import { formWithoutObject } from './rules/bodies/form-without-object.js';
import { ignoredEncoding } from './rules/bodies/ignored-encoding.js';
import { invalidMediaType } from './rules/bodies/invalid-media-type.js';
import { allOfConflict } from './rules/composition/all-of-conflict.js';
import { closedAllOf } from './rules/composition/closed-all-of.js';
import { closedBranches } from './rules/composition/closed-branches.js';
import { discriminatorInlineAlternative } from './rules/composition/discriminator-inline-alternative.js';
import { discriminatorMappingElsewhere } from './rules/composition/discriminator-mapping-elsewhere.js';
import { discriminatorMappingUnresolved } from './rules/composition/discriminator-mapping-unresolved.js';
import { discriminatorNotText } from './rules/composition/discriminator-not-text.js';
import { discriminatorPropertyMissing } from './rules/composition/discriminator-property-missing.js';
import { discriminatorValueMismatch } from './rules/composition/discriminator-value-mismatch.js';
import { discriminatorValueShared } from './rules/composition/discriminator-value-shared.js';
import { discriminatorWithoutAlternatives } from './rules/composition/discriminator-without-alternatives.js';
import { duplicateBranch } from './rules/composition/duplicate-branch.js';
import { impossibleBranch } from './rules/composition/impossible-branch.js';
import { oneOfOverlap } from './rules/composition/one-of-overlap.js';
import { duplicateTag } from './rules/document/duplicate-tag.js';
import { invalidComponentName } from './rules/document/invalid-component-name.js';
import { unknownParentTag } from './rules/document/unknown-parent-tag.js';
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
import { defaultOnRequired } from './rules/parameters/default-on-required.js';
import { ignoredHeaderParameter } from './rules/parameters/ignored-header-parameter.js';
import { styleDoesNotFit } from './rules/parameters/style-does-not-fit.js';
import { undeclaredPathParameter } from './rules/parameters/undeclared-path-parameter.js';
import { undefinedSerialization } from './rules/parameters/undefined-serialization.js';
import { unsendableName } from './rules/parameters/unsendable-name.js';
import { ambiguousPaths } from './rules/paths/ambiguous-paths.js';
import { duplicateOperationId } from './rules/paths/duplicate-operation-id.js';
import { malformedPath } from './rules/paths/malformed-path.js';
import { overlappingPaths } from './rules/paths/overlapping-paths.js';
import { pathEndsInSlash } from './rules/paths/path-ends-in-slash.js';
import { pathWithQuery } from './rules/paths/path-with-query.js';
import { catastrophicPattern } from './rules/patterns/catastrophic-pattern.js';
import { delimitedPattern } from './rules/patterns/delimited-pattern.js';
import { patternDoesNotCompile } from './rules/patterns/pattern-does-not-compile.js';
import { patternExcludesLength } from './rules/patterns/pattern-excludes-length.js';
import { patternMeansOtherwise } from './rules/patterns/pattern-means-otherwise.js';
import { patternNeverMatches } from './rules/patterns/pattern-never-matches.js';
import { patternNotPortable } from './rules/patterns/pattern-not-portable.js';
import { unanchoredPattern } from './rules/patterns/unanchored-pattern.js';
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
import { formatExcludesLength } from './rules/schemas/format-excludes-length.js';
import { formatOnWrongType } from './rules/schemas/format-on-wrong-type.js';
import { impossibleCount } from './rules/schemas/impossible-count.js';
import { invalidSchema } from './rules/schemas/invalid-schema.js';
import { keywordForOtherType } from './rules/schemas/keyword-for-other-type.js';
import { keywordWithoutPartner } from './rules/schemas/keyword-without-partner.js';
import { limitBeyondFormat } from './rules/schemas/limit-beyond-format.js';
import { limitWithoutType } from './rules/schemas/limit-without-type.js';
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
import { credentialInUrl } from './rules/security/credential-in-url.js';
import { insecureAuthorization } from './rules/security/insecure-authorization.js';
import { securityWithout401 } from './rules/security/security-without-401.js';
import { undefinedScope } from './rules/security/undefined-scope.js';
import { unknownHttpScheme } from './rules/security/unknown-http-scheme.js';
import { unusableFlow } from './rules/security/unusable-flow.js';
import { insecureServer } from './rules/servers/insecure-server.js';
import { invalidServerUrl } from './rules/servers/invalid-server-url.js';
import { noServer } from './rules/servers/no-server.js';
import { serverDefaultNotListed } from './rules/servers/server-default-not-listed.js';
import { serverEndsInSlash } from './rules/servers/server-ends-in-slash.js';
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
      formatExcludesLength,
      formatOnWrongType,
      impossibleCount,
      invalidSchema,
      keywordForOtherType,
      keywordWithoutPartner,
      limitBeyondFormat,
      limitWithoutType,
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
      discriminatorInlineAlternative,
      discriminatorMappingElsewhere,
      discriminatorMappingUnresolved,
      discriminatorNotText,
      discriminatorPropertyMissing,
      discriminatorValueMismatch,
      discriminatorValueShared,
      discriminatorWithoutAlternatives,
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
      patternMeansOtherwise,
      patternNeverMatches,
      patternNotPortable,
      unanchoredPattern,
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
    rules: [
      ambiguousPaths,
      duplicateOperationId,
      malformedPath,
      overlappingPaths,
      pathEndsInSlash,
      pathWithQuery,
    ],
  },
  {
    title: 'Parameters',
    rules: [
      defaultOnRequired,
      ignoredHeaderParameter,
      styleDoesNotFit,
      undeclaredPathParameter,
      undefinedSerialization,
      unsendableName,
    ],
  },
  {
    title: 'Request bodies',
    rules: [
      binaryInText,
      bodyNotRequired,
      bodyWhereNoneBelongs,
      bodyWithoutSchema,
      duplicateMediaType,
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
    rules: [
      credentialInUrl,
      insecureAuthorization,
      securityWithout401,
      undefinedScope,
      unknownHttpScheme,
      unusableFlow,
    ],
  },
  {
    title: 'Servers',
    rules: [
      insecureServer,
      invalidServerUrl,
      noServer,
      serverDefaultNotListed,
      serverEndsInSlash,
      undefinedServerVariable,
    ],
  },
  {
    title: 'Document',
    rules: [duplicateTag, invalidComponentName, unknownParentTag],
  },
  {
    title: 'References',
    rules: [ignoredBesideRef, refOfOtherKind, unresolvedRef, unusedComponent],
  },
];

export const rules: readonly Rule[] = ruleGroups.flatMap((group) => group.rules);
