import type { ErrorObject } from 'ajv';
import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { parsePointer } from '../../source/json-pointer.js';
import { type DocumentNode, diagnoseNode, member, placeOf } from '../document-node.js';
import type { StructureVersion } from './official-schema.js';

interface Sentence {
  readonly message: string;
  readonly fix: string;
}

/** An error of the official schema as an `invalid-document` at its place in the text. */
export function describeError(root: DocumentNode, error: ErrorObject, version: StructureVersion): Diagnostic {
  const node = nodeAt(root, error.instancePath);
  const code = 'invalid-document';
  const severity = 'error';
  const extra = extraField(error);
  if (extra !== undefined) {
    const message = `The field ${quote(extra)} is none that OpenAPI ${version} has here.`;
    const fix = /^[1-5]xx$/i.test(extra)
      ? `Write \`${extra.toUpperCase()}\`.`
      : 'Correct its name, remove it, or begin it with `x-`.';
    return diagnoseNode(member(node, extra) ?? node, { code, severity, message, fix }, 'key');
  }
  const missing = missingField(error);
  if (missing !== undefined) {
    const message = `The field \`${missing}\` is missing, which OpenAPI ${version} requires here.`;
    const found = { code, severity, message, fix: `Add \`${missing}\`.` } as const;
    if (node.pointer !== '') return diagnoseNode(node, found, 'key');
    // What the whole document lacks is told at its first line of content: all of it cannot be underlined.
    const { range } = placeOf(member(node, 'openapi') ?? member(node, 'swagger') ?? node);
    return { ...found, place: { source: node.file.source, pointer: '', ...(range ? { range } : {}) } };
  }
  const isContainer = node.value !== null && typeof node.value === 'object';
  return diagnoseNode(
    node,
    { code, severity, ...sentence(node, error, version) },
    isContainer ? 'key' : 'value',
  );
}

function extraField({ params }: ErrorObject): string | undefined {
  const extra = params.additionalProperty ?? params.unevaluatedProperty ?? params.propertyName;
  return typeof extra === 'string' ? extra : undefined;
}

/** The field, or the alternatives joined by `or`. */
function missingField({ keyword, params }: ErrorObject): string | undefined {
  if (typeof params.missingProperty === 'string') return params.missingProperty;
  const lacksAll = (keyword === 'exactlyOne' || keyword === 'atLeastOne') && params.present.length === 0;
  return lacksAll ? (params.names as string[]).join(' or ') : undefined;
}

function sentence(node: DocumentNode, error: ErrorObject, version: StructureVersion): Sentence {
  const { keyword, params, message } = error;
  const rule = `Write what OpenAPI ${version} allows here.`;
  if (keyword === 'exactlyOne' || keyword === 'excludes') {
    const names = (params.present as string[]).map((name) => `\`${name}\``).join(' and ');
    return { message: `The fields ${names} exclude each other.`, fix: 'Keep one of them.' };
  }
  if (keyword === 'not' || keyword === 'contains' || keyword === 'false schema') {
    return {
      message: `${quote(node.value)} may not stand here together with what stands beside it.`,
      fix: rule,
    };
  }
  const { value } = node;
  if (keyword === 'type' && typeof value === 'number' && params.type === 'string') {
    return { message: `${quote(value)} is a number; it must be text.`, fix: `Write '${value}'.` };
  }
  if (Array.isArray(params.allowedValues)) {
    return { message: `${quote(value)} must be one of ${params.allowedValues.join(', ')}.`, fix: rule };
  }
  if (keyword === 'const') {
    return { message: `${quote(value)} must be ${JSON.stringify(params.allowedValue)}.`, fix: rule };
  }
  if (keyword === 'type') {
    const types = [params.type].flat().join(' or ');
    return { message: `${quote(value)} must be ${types}.`, fix: rule };
  }
  return { message: `${quote(value)} ${message ?? 'is not allowed'}.`, fix: rule };
}

function nodeAt(root: DocumentNode, pointer: string): DocumentNode {
  let node = root;
  for (const token of parsePointer(pointer)) node = member(node, token) ?? node;
  return node;
}

const longest = 60;

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return `\`${text.length > longest ? `${text.slice(0, longest)}…` : text}\``;
}
