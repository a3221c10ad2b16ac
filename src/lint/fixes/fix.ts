import type { Api } from '../../openapi/api.js';
import type { DocumentNode } from '../../openapi/document-node.js';
import { requirePathParameters } from './require-path-parameters.js';
import type { TextEdit } from './text-edit.js';
import { typeListForNullable } from './type-list-for-nullable.js';
import { undelimitPatterns } from './undelimit-patterns.js';
import { upperCaseRanges } from './upper-case-ranges.js';

/** Corrects one kind of defect where only one correction is possible; everything around it stays as it was written. */
export type Fix = (api: Api, schemas: readonly DocumentNode[]) => TextEdit[];

export const fixes: readonly Fix[] = [
  requirePathParameters,
  upperCaseRanges,
  undelimitPatterns,
  typeListForNullable,
];
