import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import { parsePointer } from '../../source/json-pointer.js';
import { type DocumentNode, diagnoseNode, member, placeOf } from '../document-node.js';
import { meantField } from './meant-field.js';
import type { StructureVersion } from './official-schema.js';
import type { StructureError } from './structure-walk.js';

interface Sentence {
  readonly message: string;
  readonly fix: string;
}

/** An error of the official schema as an `invalid-document` at its place in the text. */
export function describeError(
  root: DocumentNode,
  error: StructureError,
  version: StructureVersion,
): Diagnostic {
  const node = nodeAt(root, error.pointer);
  const code = 'invalid-document';
  const severity = 'error';
  const extra = extraField(error);
  if (extra !== undefined) {
    const message = `The field ${quote(extra)} is none that OpenAPI ${version} has here.`;
    const fix = fixOfExtra(extra, node, error);
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

function fixOfExtra(extra: string, node: DocumentNode, error: StructureError): string {
  if (/^[1-5]xx$/i.test(extra)) return `Write \`${extra.toUpperCase()}\`.`;
  if (extra === '$ref') return 'Write the object out, or let its parts be references.';
  const meant = meantField(error);
  if (meant?.isInside) return `Write it under \`${meant.name}\`.`;
  const isFree = meant && !member(node, meant.name);
  return isFree
    ? `Write \`${meant.name}\` if that is meant, or begin it with \`x-\`.`
    : 'Correct its name, remove it, or begin it with `x-`.';
}

const aboutExtra = new Set(['additionalProperties', 'unevaluatedProperties', 'propertyNames']);

function extraField({ keyword, fields }: StructureError): string | undefined {
  return aboutExtra.has(keyword) ? fields?.[0] : undefined;
}

/** The field, or the alternatives joined by `or`. */
function missingField({ keyword, stated, fields = [] }: StructureError): string | undefined {
  if (keyword === 'required') return fields[0];
  const lacksAll = (keyword === 'exactlyOne' || keyword === 'atLeastOne') && fields.length === 0;
  return lacksAll ? (stated as string[]).join(' or ') : undefined;
}

function sentence(
  node: DocumentNode,
  { keyword, stated, fields = [] }: StructureError,
  version: StructureVersion,
): Sentence {
  const rule = `Write what OpenAPI ${version} allows here.`;
  if (keyword === 'exactlyOne' || keyword === 'excludes') {
    const names = fields.map((name) => `\`${name}\``).join(' and ');
    return { message: `The fields ${names} exclude each other.`, fix: 'Keep one of them.' };
  }
  const { value } = node;
  if (keyword === 'type' && typeof value === 'number' && stated === 'string') {
    return { message: `${quote(value)} is a number; it must be text.`, fix: `Write '${value}'.` };
  }
  const must = demands[keyword]?.(stated) ?? 'may not stand here together with what stands beside it';
  return { message: `${quote(value)} ${must}.`, fix: rule };
}

const demands: Readonly<Record<string, (stated: unknown) => string>> = {
  type: (stated) => `must be ${[stated].flat().join(' or ')}`,
  enum: (stated) => `must be one of ${(stated as unknown[]).join(', ')}`,
  const: (stated) => `must be ${JSON.stringify(stated)}`,
  minimum: (stated) => `must be >= ${stated}`,
  exclusiveMinimum: (stated) => `must be > ${stated}`,
  pattern: (stated) => `must match \`${stated}\``,
  minItems: (stated) => `must have at least ${stated} ${stated === 1 ? 'item' : 'items'}`,
  uniqueItems: () => 'must not hold the same item twice',
  minProperties: (stated) => `must have at least ${stated} ${stated === 1 ? 'member' : 'members'}`,
  maxProperties: (stated) => `must have at most ${stated} ${stated === 1 ? 'member' : 'members'}`,
};

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
