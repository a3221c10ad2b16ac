import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type DocumentNode, diagnoseNode, isMapping, member } from '../openapi/document-node.js';
import { parsePointer } from '../source/json-pointer.js';
import { quote } from './quote.js';
import { reduceStructureErrors, type StructureError } from './structure-errors.js';

/**
 * The independent opinion of swagger-parser on a document of 3.0 or 3.1: every deviation is an `invalid-document`. It has none
 * on other versions.
 */
export async function checkValidity(root: DocumentNode): Promise<Diagnostic[]> {
  const version = isMapping(root.value) ? String(root.value.openapi) : '';
  const known = /^3\.[01]/.exec(version)?.[0];
  if (known === undefined) return [];
  const copy = structuredClone(root.value) as Record<string, unknown>;
  // A patch release changes no structure, and the parser lists the ones that it has heard of.
  copy.openapi = `${known}.0`;
  // OpenAPI 3.1 §4.8.1: components alone make a document, which the parser does not know.
  if (known === '3.1' && copy.components !== undefined) copy.paths ??= {};
  const problem = await validateStructure(copy);
  if (problem === undefined) return [];
  if (problem.details === undefined) return [describeWhole(root, problem.message)];
  return reduceStructureErrors(problem.details, root.value).map((error) => describe(root, error, known));
}

interface StructureProblem {
  readonly message: string;
  readonly details?: readonly StructureError[];
}

async function validateStructure(document: object): Promise<StructureProblem | undefined> {
  const { default: SwaggerParser } = await import('@apidevtools/swagger-parser');
  // Its overloads are written in the types of a package of their own.
  const validate = SwaggerParser.validate as (document: object, options: object) => Promise<unknown>;
  try {
    await validate(document, {
      resolve: { external: false },
      // References are checked by the model; following them here would repeat every component at each of its uses.
      dereference: { circular: 'ignore', excludedPathMatcher: () => true },
    });
    return undefined;
  } catch (error) {
    return error as StructureProblem;
  }
}

function describe(root: DocumentNode, error: StructureError, version: string): Diagnostic {
  const node = nodeAt(root, error.instancePath);
  const code = 'invalid-document';
  const severity = 'error';
  const extra = error.params.additionalProperty ?? error.params.unevaluatedProperty;
  if (typeof extra === 'string') {
    const message = `The field ${quote(extra)} is none that OpenAPI ${version} has here.`;
    const range = /^[1-5]xx$/.test(extra);
    const fix = range
      ? `Write \`${extra.toUpperCase()}\`.`
      : 'Correct its name, remove it, or begin it with `x-`.';
    return diagnoseNode(member(node, extra) ?? node, { code, severity, message, fix }, 'key');
  }
  const { missingProperty } = error.params;
  if (typeof missingProperty === 'string') {
    const message = `The field \`${missingProperty}\` is missing, which OpenAPI ${version} requires here.`;
    return diagnoseNode(node, { code, severity, message, fix: `Add \`${missingProperty}\`.` }, 'key');
  }
  const allowed = error.params.allowedValues;
  const rule = Array.isArray(allowed) ? `must be one of ${allowed.join(', ')}` : error.message;
  const message = `${quote(node.value)} ${rule}.`;
  const fix = `Write what OpenAPI ${version} allows here.`;
  return diagnoseNode(node, { code, severity, message, fix }, isContainer(node) ? 'key' : 'value');
}

/** A refusal without a list of errors: a number for a version, or nothing described. */
function describeWhole(root: DocumentNode, sentence: string): Diagnostic {
  const code = 'invalid-document';
  const severity = 'error';
  const info = member(root, 'info');
  const version = info && member(info, 'version');
  if (typeof version?.value === 'number') {
    const message = `The version \`${version.value}\` is a number; it must be text.`;
    return diagnoseNode(version, { code, severity, message, fix: `Write '${version.value}'.` });
  }
  const described = isMapping(root.value) && root.value.paths === undefined;
  const message = described ? 'The document has no `paths`.' : `${sentence.split('\n')[0]}`;
  const fix = described ? 'Add `paths`.' : 'Correct the document.';
  return diagnoseNode(member(root, 'openapi') ?? root, { code, severity, message, fix });
}

function nodeAt(root: DocumentNode, pointer: string): DocumentNode {
  let node = root;
  for (const token of parsePointer(pointer)) node = member(node, token) ?? node;
  return node;
}

function isContainer(node: DocumentNode): boolean {
  return node.value !== null && typeof node.value === 'object';
}
