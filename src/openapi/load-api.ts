import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type ParseOptions, parseText } from '../source/parse-text.js';
import type { Api } from './api.js';
import { buildApi } from './build-api.js';
import { type DocumentNode, diagnoseNode, isMapping, member } from './document-node.js';
import type { ReferenceOptions } from './reference-bounds.js';
import { type ReadText, References } from './references.js';

/** How a document is read: how far its references reach, and whether a key that stands twice ends the reading of YAML. */
export type LoadOptions = ReferenceOptions & ParseOptions;

/** The model, or the one reason why the text is no OpenAPI document. */
export type LoadedApi =
  | { readonly ok: true; readonly api: Api }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/**
 * Reads an OpenAPI 2.0, 3.0, 3.1 or 3.2 document; `read` is asked only for files that a `$ref` under the document's folder
 * names, and for what the options allow beside them.
 */
export function loadApi(
  source: { path: string; text: string },
  read: ReadText,
  options: LoadOptions = {},
): LoadedApi {
  const { repeatedKeys } = options;
  const file = parseText(source, repeatedKeys && { repeatedKeys });
  const root: DocumentNode = { file, pointer: '', value: file.value };
  if (file.problem) {
    const { message, offset, fix } = file.problem;
    return {
      ok: false,
      diagnostic: {
        code: 'syntax',
        severity: 'error',
        message: `This is neither YAML nor JSON: ${message}.`,
        fix,
        place: { source, pointer: '', range: { start: offset, end: offset + 1 } },
      },
    };
  }
  const version = isMapping(file.value) ? (file.value.openapi ?? file.value.swagger) : undefined;
  if (typeof version !== 'string' || !isKnown(file.value, version)) {
    return { ok: false, diagnostic: notOpenApi(root, version) };
  }
  return { ok: true, api: buildApi(file, new References(file, read, options), version) };
}

function isKnown(document: unknown, version: string): boolean {
  const isSwagger = isMapping(document) && document.openapi === undefined;
  return isSwagger ? version === '2.0' : /^3\.[012](\.|$)/.test(version);
}

function notOpenApi(root: DocumentNode, said: unknown): Diagnostic {
  return diagnoseNode(member(root, 'openapi') ?? member(root, 'swagger') ?? root, {
    code: 'not-openapi',
    severity: 'error',
    message:
      said === undefined
        ? 'This is not an OpenAPI document: there is no `openapi` version at its root.'
        : `OpenAPI version \`${String(said)}\` is not read; 2.0, 3.0, 3.1 and 3.2 are, written as text.`,
    fix: "Write `openapi: 3.1.0`, or `swagger: '2.0'`, at the root.",
  });
}
