import type { Diagnostic } from '../diagnostics/diagnostic.js';
import type { Api } from '../openapi/api.js';
import { ApiSchema } from '../openapi/api-schema.js';
import { diagnoseNode, member, members } from '../openapi/document-node.js';
import { makeValue } from '../openapi/made-node.js';
import type { References } from '../openapi/references.js';
import { dialectOf } from '../openapi/schema-dialect.js';
import { cutSelfSame, listCircleNames, selfSameNames } from './circular-schemas.js';
import { aliasReference, type Emitted } from './emit-types.js';
import { nameSchemas, schemaReference } from './name-schemas.js';
import { SchemaTable } from './schema-table.js';
import { mapReferences, type SimpleSchema } from './simple-schema.js';
import { typeDocument } from './type-document.js';

/** All schemas and operations of an Api, ready for the engine; `references` are followed from its component schemas. */
export function gatherTypes(
  api: Api,
  references: References,
): { readonly emitted: Emitted; readonly diagnostics: readonly Diagnostic[] } {
  const diagnostics = new Map<string, Diagnostic>();
  const report = (diagnostic: Diagnostic): void => {
    const { source, pointer } = diagnostic.place;
    diagnostics.set(`${diagnostic.code} ${source.path}#${pointer}`, diagnostic);
  };
  for (const diagnostic of api.diagnostics) if (diagnostic.severity === 'error') report(diagnostic);
  const table = new SchemaTable(report);
  const components = gatherComponents(api, references, table);
  const places: { readonly holder: object; readonly schema: SimpleSchema }[] = [];
  const document = typeDocument(api, (schema, direction) => {
    const holder = {};
    places.push({ holder, schema: table.translate(schema, direction) });
    return holder;
  });

  const selfSame = selfSameNames(schemasOf(table));
  for (const key of selfSame) {
    const node = table.named.get(key)?.node ?? api.root;
    report(
      diagnoseNode(node, {
        code: 'circular-schema',
        severity: 'error',
        message: 'This schema only leads back to itself, so that no value can be told to conform.',
        fix: 'Let one of its parts describe a value.',
      }),
    );
  }
  const schemas = new Map(
    [...schemasOf(table)].map(([key, schema]) => [
      key,
      selfSame.has(key) ? cutSelfSame(schema, selfSame) : schema,
    ]),
  );
  const names = nameSchemas(table.named, components);
  const aliases = nameAliases(listCircleNames(schemas), names);
  const resolve = (schema: SimpleSchema) =>
    mapReferences(schema, (key, notes) => {
      const alias = aliases.get(key);
      return {
        ...notes,
        ...(alias === undefined ? schemaReference(names.get(key) ?? '') : aliasReference(alias)),
      };
    });
  for (const { holder, schema } of places) Object.assign(holder, resolve(schema));
  const emittedSchemas = new Map<string, SimpleSchema>(
    components.size > 0 ? [...components.values()].map((name) => [name, {}]) : [],
  );
  const emittedAliases = new Map<string, SimpleSchema>();
  for (const [key, schema] of schemas) {
    const name = names.get(key) as string;
    const alias = aliases.get(key);
    if (alias === undefined) emittedSchemas.set(name, resolve(schema));
    else {
      emittedAliases.set(alias, resolve(schema));
      emittedSchemas.set(name, aliasReference(alias));
    }
  }
  return {
    emitted: { ...document, schemas: Object.fromEntries(emittedSchemas), aliases: emittedAliases },
    diagnostics: [...diagnostics.values()],
  };
}

/** The keys of the component schemas with their names: those that nothing uses have types, too. */
function gatherComponents(api: Api, references: References, table: SchemaTable): Map<string, string> {
  const written = member(api.root, 'components');
  const keys = new Map<string, string>();
  for (const { key: name, node } of members(written && member(written, 'schemas'))) {
    const reference = makeValue(api.root, { $ref: `#${encodeURI(node.pointer).replaceAll('#', '%23')}` });
    const schema = new ApiSchema(reference, references, dialectOf(api.openapiVersion));
    const { $ref } = table.translate(schema, 'response');
    if (typeof $ref === 'string') keys.set($ref, name);
  }
  return keys;
}

function schemasOf(table: SchemaTable): Map<string, SimpleSchema> {
  return new Map([...table.named].map(([key, { schema }]) => [key, schema]));
}

/** An alias is an identifier of its own: `Json$`. */
function nameAliases(keys: ReadonlySet<string>, names: ReadonlyMap<string, string>): Map<string, string> {
  const taken = new Set<string>();
  const aliases = new Map<string, string>();
  for (const key of keys) {
    const base = `${(names.get(key) ?? '').replaceAll(/\W/g, '_').replace(/^(?=\d|$)/, '_')}$`;
    let alias = base;
    for (let count = 2; taken.has(alias); count++) alias = `${base}${count}`;
    if (!aliases.has(key)) aliases.set(key, alias);
    taken.add(alias);
  }
  return aliases;
}
