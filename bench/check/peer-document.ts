import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Served } from '../../test/implementations/start-served.js';

type Node = Record<string, unknown>;

interface ContractText {
  readonly operations?: Readonly<Record<string, { readonly values?: Readonly<Record<string, unknown[]>> }>>;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null;

/**
 * Writes the document anew, with the values known to exist as the examples of its parameters, and what the contract file
 * says may be sent as examples in its bodies; the path of the copy.
 */
export function writePeerDocument(
  plain: string,
  contract: string,
  { knownParameters }: Pick<Served, 'knownParameters'>,
  folder: string,
): string {
  const document = parse(readFileSync(plain, 'utf8')) as Node;
  const { operations = {} } = parse(readFileSync(contract, 'utf8')) as ContractText;
  for (const { values = {} } of Object.values(operations)) {
    for (const [pointer, [first]] of Object.entries(values)) {
      const name = pointer.split('/').at(-1) ?? '';
      visit(document.paths, (node) => {
        if (!isNode(node.requestBody)) return;
        visit(node.requestBody, ({ properties }) => {
          if (isNode(properties) && isNode(properties[name])) properties[name].example = first;
        });
      });
    }
  }
  visit(document, (node) => {
    if (typeof node.name !== 'string' || typeof node.in !== 'string') return;
    if (!Object.hasOwn(knownParameters, node.name)) return;
    const value = knownParameters[node.name];
    node.example = value;
    // Some tools take no heed of examples, but all of an enumeration.
    node.schema = { ...(isNode(node.schema) ? node.schema : {}), enum: [value] };
  });
  const path = join(folder, 'document.yaml');
  writeFileSync(path, stringify(document, { aliasDuplicateObjects: false }));
  return path;
}

/** The credentials as header fields; where two schemes share a field, the first has it. */
export function credentialHeaders(plain: string, { credentials }: Served): Record<string, string> {
  const document = parse(readFileSync(plain, 'utf8')) as {
    components?: { securitySchemes?: Record<string, Node> };
  };
  const headers: Record<string, string> = {};
  for (const [name, scheme] of Object.entries(document.components?.securitySchemes ?? {})) {
    const value = credentials[name];
    if (value === undefined) continue;
    if (scheme.scheme === 'bearer') headers.Authorization ??= `Bearer ${value}`;
    if (scheme.scheme === 'basic') headers.Authorization ??= `Basic ${Buffer.from(value).toString('base64')}`;
    if (scheme.in === 'header') headers[String(scheme.name)] ??= value;
    if (scheme.in === 'cookie') headers.Cookie ??= `${scheme.name}=${value}`;
  }
  return headers;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (!isNode(value)) return;
  see(value);
  for (const inner of Object.values(value)) visit(inner, see);
}
