import { parsePointer } from '../source/json-pointer.js';
import type { NamedSchema } from './schema-table.js';
import { mapReferences, type SimpleSchema } from './simple-schema.js';

type Named = ReadonlyMap<string, NamedSchema>;

/**
 * The name of each schema's type, by its key. A component keeps its name; what stands elsewhere takes the last step of its place, made unused by
 * a number. A schema that reads alike in both directions is one; one that does not is `Pet` as it is answered and `Pet.request` as it is sent.
 */
export function nameSchemas(named: Named, components: ReadonlyMap<string, string>): Map<string, string> {
  const names = new Map<string, string>(components);
  const taken = new Set<string>(components.values());
  const give = (key: string, base: string): void => {
    let name = base;
    for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
    taken.add(name);
    names.set(key, name);
  };
  const ordered = [...named.values()];
  for (const { key, direction, node } of ordered) {
    if (direction === 'response' && !names.has(key)) give(key, baseName(node));
  }
  const differing = differingPlaces(named);
  for (const { key, direction, node } of ordered) {
    if (direction === 'response') continue;
    const answered = names.get(counterpart(key));
    if (answered === undefined) give(key, baseName(node));
    else if (differing.has(key)) give(key, `${answered}.request`);
    else names.set(key, answered);
  }
  return names;
}

function baseName({ pointer, file }: NamedSchema['node']): string {
  const fileName = file.source.path.split(/[\\/]/).at(-1) ?? '';
  const base = parsePointer(pointer).at(-1) ?? fileName.replace(/\.[^.]+$/, '');
  return base.replaceAll(/[^\w.-]/g, '_') || 'schema';
}

function counterpart(requestKey: string): string {
  return requestKey.replace(/^request /, 'response ');
}

/** The keys of schemas that are sent otherwise than they are answered, themselves or in something that they refer to. */
function differingPlaces(named: Named): Set<string> {
  const differing = new Set<string>();
  const users = new Map<string, string[]>();
  for (const { key, direction, schema } of named.values()) {
    const answered = named.get(counterpart(key));
    if (direction === 'response' || answered === undefined) continue;
    const text = JSON.stringify(
      mapReferences(schema, (target, notes) => {
        users.set(target, [...(users.get(target) ?? []), key]);
        return { ...notes, $ref: counterpart(target) };
      }),
    );
    if (text !== JSON.stringify(answered.schema)) differing.add(key);
  }
  const open = [...differing];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    for (const user of users.get(key) ?? []) {
      if (differing.has(user)) continue;
      differing.add(user);
      open.push(user);
    }
  }
  return differing;
}

/** The reference that the engine reads as `components["schemas"][name]`, whatever the characters of the name. */
export function schemaReference(name: string): SimpleSchema {
  return { $ref: `#/components/schemas/${encodeToken(name)}` };
}

/** The reference that the engine reads as `operations[id]`. */
export function operationReference(id: string): { readonly $ref: string } {
  return { $ref: `#/operations/${encodeToken(id)}` };
}

function encodeToken(name: string): string {
  return encodeURIComponent(name.replaceAll('~', '~0').replaceAll('/', '~1'));
}
