import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { repeatedKeysOfJson } from '../../source/json-places.js';
import { parsePointer, valueAt } from '../../source/json-pointer.js';
import type { ParsedSource } from '../../source/parse-text.js';
import type { Api } from '../api.js';
import { type DocumentNode, diagnoseNode, isMapping, member } from '../document-node.js';
import { describeRepeatedKey } from '../repeated-key.js';
import type { StructureValidator } from './compile-structure.js';
import { describeError } from './describe-error.js';
import { officialValidator, type StructureVersion } from './official-schema.js';
import { reduceErrors } from './reduce-errors.js';
import type { StructureError } from './structure-walk.js';

/**
 * Where a document deviates from the official schema of its OpenAPI version (2.0 to 3.2), as written: each defect is one
 * `invalid-document` at its place. Only the file itself is looked at; what its references lead to is the model's affair.
 */
export function structureDiagnostics(document: Api | ParsedSource): Diagnostic[] {
  const file = 'root' in document ? document.root.file : document;
  const root: DocumentNode = { file, pointer: '', value: file.value };
  const repeated = repeatedKeysOfJson(file).map((key) => describeRepeatedKey(file, key));
  const version = structureVersion(file.value);
  if (version === undefined) {
    return [...repeated, notChecked(root, 'its OpenAPI version is not known', unknownVersionFix)];
  }
  const found = errorsOf(officialValidator(version), file.value);
  if (!found)
    return [...repeated, notChecked(root, 'it nests too deeply', 'Refer to inner parts by `$ref`.')];
  const errors = found.filter((error) => !isInOperationReference(error, file.value));
  return [...repeated, ...reduceErrors(errors).map((error) => describeError(root, error, version))];
}

function structureVersion(document: unknown): StructureVersion | undefined {
  if (!isMapping(document)) return undefined;
  const said = document.openapi ?? document.swagger;
  if (typeof said !== 'string') return undefined;
  if (document.openapi === undefined) return said === '2.0' ? said : undefined;
  return /^3\.[012](?=\.|$)/.exec(said)?.[0] as StructureVersion | undefined;
}

/** An operation behind `$ref` is read as meant, and the model says so: its fields are not missing here. */
function isInOperationReference({ pointer }: StructureError, document: unknown): boolean {
  const [paths, path, method] = parsePointer(pointer);
  if ((paths !== 'paths' && paths !== 'webhooks') || path === undefined || method === undefined) return false;
  if (method === 'parameters' || method === 'servers') return false;
  const operation = valueAt(
    isMapping(document) ? document[paths] : undefined,
    pointer
      .split('/')
      .slice(2, 4)
      .map((token) => `/${token}`)
      .join(''),
  );
  return isMapping(operation) && typeof operation.$ref === 'string';
}

/** `undefined` where the value nests more deeply than the validator can descend. */
function errorsOf(validate: StructureValidator, value: unknown): StructureError[] | undefined {
  try {
    return validate(value);
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

const unknownVersionFix = "Write `openapi: 3.1.0`, or `swagger: '2.0'`, at the root.";

function notChecked(root: DocumentNode, reason: string, fix: string): Diagnostic {
  return diagnoseNode(member(root, 'openapi') ?? member(root, 'swagger') ?? root, {
    code: 'structure-not-checked',
    severity: 'info',
    message: `The structure of this document is not checked: ${reason}.`,
    fix,
  });
}
