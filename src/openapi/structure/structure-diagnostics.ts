import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { parsePointer, valueAt } from '../../source/json-pointer.js';
import type { ParsedSource } from '../../source/parse-text.js';
import type { Api } from '../api.js';
import { type DocumentNode, diagnoseNode, isMapping, member } from '../document-node.js';
import { describeError } from './describe-error.js';
import { officialValidator, type StructureVersion } from './official-schema.js';
import { reduceErrors } from './reduce-errors.js';

/**
 * Where a document deviates from the official schema of its OpenAPI version (2.0 to 3.2), as written: each defect is one
 * `invalid-document` at its place. Only the file itself is looked at; what its references lead to is the model's affair.
 */
export async function structureDiagnostics(document: Api | ParsedSource): Promise<Diagnostic[]> {
  const file = 'root' in document ? document.root.file : document;
  const root: DocumentNode = { file, pointer: '', value: file.value };
  const version = structureVersion(file.value);
  if (version === undefined) return [notChecked(root)];
  const validate = await officialValidator(version);
  if (validate(file.value)) return [];
  const errors = (validate.errors ?? []).filter((error) => !isInOperationReference(error, file.value));
  return reduceErrors(errors).map((error) => describeError(root, error, version));
}

function structureVersion(document: unknown): StructureVersion | undefined {
  if (!isMapping(document)) return undefined;
  const said = document.openapi ?? document.swagger;
  if (typeof said !== 'string') return undefined;
  if (document.openapi === undefined) return said === '2.0' ? said : undefined;
  return /^3\.[012](?=\.|$)/.exec(said)?.[0] as StructureVersion | undefined;
}

/** An operation behind `$ref` is read as meant, and the model says so: its fields are not missing here. */
function isInOperationReference({ instancePath }: ErrorObject, document: unknown): boolean {
  const [paths, path, method] = parsePointer(instancePath);
  if ((paths !== 'paths' && paths !== 'webhooks') || path === undefined || method === undefined) return false;
  if (method === 'parameters' || method === 'servers') return false;
  const operation = valueAt(
    isMapping(document) ? document[paths] : undefined,
    instancePath
      .split('/')
      .slice(2, 4)
      .map((token) => `/${token}`)
      .join(''),
  );
  return isMapping(operation) && typeof operation.$ref === 'string';
}

function notChecked(root: DocumentNode): Diagnostic {
  return diagnoseNode(member(root, 'openapi') ?? member(root, 'swagger') ?? root, {
    code: 'structure-not-checked',
    severity: 'info',
    message: 'The structure of this document is not checked: its OpenAPI version is not known.',
    fix: "Write `openapi: 3.1.0`, or `swagger: '2.0'`, at the root.",
  });
}
