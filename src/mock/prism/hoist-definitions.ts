import { isMapping } from '../../openapi/document-node.js';
import type { JsonSchema } from '../../schema/json-schema.js';
import { KEYWORDS } from '../../schema/schema-keywords.js';
import { formatPointer, parsePointer, pointerFromFragment } from '../../source/json-pointer.js';

/**
 * Moves a self-contained schema's definitions into a document's `components.schemas`, each under a name of its own, and
 * returns the schema that refers to them there.
 */
export function hoistDefinitions(schema: JsonSchema, schemas: Record<string, unknown>): unknown {
  if (typeof schema === 'boolean') return schema;
  const { $defs = {}, ...rest } = schema;
  const prefix = `s${Object.keys(schemas).length}_`;
  const names = new Map(Object.keys($defs).map((name) => [name, `${prefix}${name}`]));
  for (const [name, hoisted] of names) schemas[hoisted] = rename($defs[name], names);
  return rename(rest, names);
}

function rename(schema: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!isMapping(schema)) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([key, entry]) => {
      if (key === '$ref' && typeof entry === 'string') return [key, renamed(entry, names)];
      const holds = KEYWORDS.get(key)?.holds;
      if (holds === undefined || holds === 'data') return [key, withoutReferences(entry)];
      if (Array.isArray(entry)) return [key, entry.map((each) => rename(each, names))];
      return [key, holds === 'schema map' ? renameEach(entry, names) : rename(entry, names)];
    }),
  );
}

function renameEach(schemas: unknown, names: ReadonlyMap<string, string>): unknown {
  if (!isMapping(schemas)) return schemas;
  return Object.fromEntries(Object.entries(schemas).map(([key, each]) => [key, rename(each, names)]));
}

function renamed(reference: string, names: ReadonlyMap<string, string>): string {
  const name = parsePointer(pointerFromFragment(reference))[1] ?? '';
  return `#${encodeURI(formatPointer(['components', 'schemas', names.get(name) ?? name]))}`;
}

/** Data less any member `$ref`, which Prism would follow even inside an example. */
export function withoutReferences(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutReferences);
  if (!isMapping(value)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, entry]) =>
      key === '$ref' && typeof entry === 'string' ? [] : [[key, withoutReferences(entry)]],
    ),
  );
}
