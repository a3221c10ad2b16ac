import type { Fix } from './fix.js';
import { requirePathParameters } from './require-path-parameters.js';
import { typeListForNullable } from './type-list-for-nullable.js';
import { undelimitPatterns } from './undelimit-patterns.js';
import { upperCaseRanges } from './upper-case-ranges.js';

export const fixes: readonly Fix[] = [
  requirePathParameters,
  upperCaseRanges,
  undelimitPatterns,
  typeListForNullable,
];
