import type { TypeNode } from 'typescript';
import type { GlobalContext, OpenAPI3, OperationObject, SchemaObject } from './openapi-typescript.js';
import type { SimpleSchema } from './simple-schema.js';
import type { TypeDocument } from './type-document.js';

/** What {@link emitTypes} writes out. */
export interface Emitted extends TypeDocument {
  readonly schemas: Readonly<Record<string, SimpleSchema>>;
  /** Schemas that stand outside of `components`, because they hold themselves in a list: alias → schema. */
  readonly aliases: ReadonlyMap<string, SimpleSchema>;
}

/** The schema that refers to an alias, in words that only {@link emitTypes} knows. */
export function aliasReference(alias: string): SimpleSchema {
  return { type: ALIAS, alias };
}

const ALIAS = 'alias';

/** The declarations that openapi-typescript makes of schemas and operations. */
export async function emitTypes({ paths, webhooks, schemas, operations, aliases }: Emitted): Promise<string> {
  // Load the TypeScript compiler, which takes a while. The engine's default export would bundle as well: read files and the network, and print.
  const { astToString, injectOperationObject, transformSchema, transformSchemaObject } = await import(
    './openapi-typescript.js'
  );
  const { default: ts } = await import('typescript');
  const { factory } = ts;
  // The engine asks twice for what stands under a property.
  const made = new WeakMap<object, TypeNode>();
  const context: GlobalContext = {
    ...settings,
    discriminators: { objects: {}, refsHandled: [] },
    injectFooter: [],
    resolve: () => undefined,
    transform: (schema) => {
      const node = made.get(schema) ?? makeNode(schema as SimpleSchema);
      if (node) made.set(schema, node);
      return node;
    },
  };
  const typeOf = (schema: unknown) => transformSchemaObject(schema as SchemaObject, { ctx: context });

  function makeNode({ type, alias, items, prefixItems, minItems }: SimpleSchema): TypeNode | undefined {
    if (type === ALIAS) return factory.createTypeReferenceNode(alias as string);
    if (type !== 'array') return undefined;
    const list = factory.createArrayTypeNode(typeOf(items));
    if (!Array.isArray(prefixItems)) return list;
    const needed = typeof minItems === 'number' ? minItems : 0;
    return factory.createTupleTypeNode([
      ...prefixItems.map((item, index) =>
        index < needed ? typeOf(item) : factory.createOptionalTypeNode(typeOf(item)),
      ),
      factory.createRestTypeNode(list),
    ]);
  }

  for (const [id, operation] of operations) {
    injectOperationObject(id, operation as unknown as OperationObject, { ctx: context });
  }
  const exported = [factory.createModifier(ts.SyntaxKind.ExportKeyword)];
  for (const [alias, schema] of aliases) {
    context.injectFooter.push(factory.createTypeAliasDeclaration(exported, alias, undefined, typeOf(schema)));
  }
  const document = { paths, webhooks, components: { schemas } };
  return astToString(transformSchema(document as unknown as OpenAPI3, context));
}

const settings = {
  additionalProperties: false,
  alphabetize: false,
  arrayLength: false,
  // A default does not make a property present.
  defaultNonNullable: false,
  // `type: object` without properties accepts any object.
  emptyObjectsUnknown: true,
  enum: false,
  enumValues: false,
  conditionalEnums: false,
  dedupeEnums: false,
  excludeDeprecated: false,
  exportType: false,
  immutable: false,
  pathParamsAsTypes: false,
  postTransform: undefined,
  propertiesRequiredByDefault: false,
  rootTypes: false,
  rootTypesNoSchemaPrefix: false,
  rootTypesKeepCasing: false,
  // Asked only while bundling.
  redoc: undefined as unknown as GlobalContext['redoc'],
  silent: true,
  transformProperty: undefined,
  makePathsEnum: false,
  generatePathParams: false,
  readWriteMarkers: false,
} as const;
