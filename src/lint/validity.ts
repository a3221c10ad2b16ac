import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { type DocumentNode, diagnoseNode, isMapping, member } from '../openapi/document-node.js';
import { parsePointer } from '../source/json-pointer.js';
import { quote } from './quote.js';
import { reduceStructureErrors, type StructureError } from './structure-errors.js';

/** Checks the root document's structure against the schema of its OpenAPI version; every deviation is an `invalid-document`. */
export async function checkValidity(root: DocumentNode): Promise<Diagnostic[]> {
  const version = isMapping(root.value) ? String(root.value.openapi) : '';
  const known = /^3\.[01]/.exec(version)?.[0];
  if (known === undefined) return [notChecked(root, version)];
  const copy: unknown = structuredClone(root.value);
  // A patch release changes no structure, and the parser lists the ones that it has heard of.
  (copy as Record<string, unknown>).openapi = `${known}.0`;
  const problem = await validateStructure(copy as object);
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

/** A refusal without a list of errors: one sentence, which names at most a field. */
function describeWhole(root: DocumentNode, sentence: string): Diagnostic {
  const info = member(root, 'info');
  const version = info && member(info, 'version');
  const about = typeof version?.value === 'number' && /version/i.test(sentence) ? version : root;
  const message = `${sentence.split('\n')[0]?.replace(/\.?$/, '.')}`;
  const fix = about === root ? 'Correct the document.' : `Quote it: '${String(about.value)}'.`;
  return diagnoseNode(about, { code: 'invalid-document', severity: 'error', message, fix });
}

function notChecked(root: DocumentNode, version: string): Diagnostic {
  return diagnoseNode(member(root, 'openapi') ?? root, {
    code: 'structure-not-checked',
    severity: 'info',
    message: `The structure of OpenAPI ${version} is not checked; that of 3.0 and 3.1 is.`,
    fix: 'Keep to what the specification of this version says.',
  });
}

function nodeAt(root: DocumentNode, pointer: string): DocumentNode {
  let node = root;
  for (const token of parsePointer(pointer)) node = member(node, token) ?? node;
  return node;
}

function isContainer(node: DocumentNode): boolean {
  return node.value !== null && typeof node.value === 'object';
}
