import type { Api, MediaType, Operation } from '../openapi/api.js';
import { ApiSchema, type Direction, dialectOf } from '../openapi/api-schema.js';
import { type DocumentNode, member, members, stringAt } from '../openapi/document-node.js';

/** A schema with one way that it travels. */
export interface SchemaUse {
  readonly schema: ApiSchema;
  readonly direction: Direction;
  /** Whether an operation reaches it; a component that none does is judged by itself. */
  readonly reached: boolean;
}

/** The schemas of all parameters, bodies and headers, once for each direction, then every component schema by itself. */
export function collectSchemaUses(api: Api): SchemaUse[] {
  const uses = new Map<string, SchemaUse>();
  const add = (direction: Direction, schema: ApiSchema | undefined, reached = true): void => {
    if (!schema) return;
    const key = `${direction} ${schemaKey(schema)}`;
    if (!uses.has(key)) uses.set(key, { schema, direction, reached });
  };
  const addContent = (direction: Direction, content: readonly MediaType[]): void => {
    for (const { schema } of content) add(direction, schema);
  };
  for (const operation of api.operations) {
    for (const parameter of operation.parameters) add('request', parameter.schema);
    addContent('request', operation.requestBody?.content ?? []);
    for (const response of operation.responses) {
      for (const header of response.headers) add('response', header.schema);
      addContent('response', response.content);
    }
  }
  const reached = new Set([...uses.values()].flatMap((use) => [...definitionKeys(use)]));
  for (const schema of componentSchemas(api)) {
    if (!reached.has(nodeKey(schema.node))) add('response', schema, false);
  }
  return [...uses.values()];
}

/** Tells nodes of all files apart. */
export function nodeKey(node: DocumentNode): string {
  return `${node.file.source.path}#${node.pointer}`;
}

/** Tells schemas apart; all bare references to one definition are the same. */
function schemaKey({ node }: ApiSchema): string {
  const ref = stringAt(node, '$ref');
  const isBare = ref?.startsWith('#') && Object.keys(node.value as object).length === 1;
  return isBare ? `${node.file.source.path}${ref}` : nodeKey(node);
}

/** `GET /pets`, for messages. */
export function nameOperation(operation: Operation): string {
  return `${operation.method} ${operation.path}`;
}

/** The nodes that a schema's `$ref`s reach, the schema itself first. */
export function* definitionNodes({ schema, direction }: SchemaUse): Generator<DocumentNode> {
  const bundle = schema.bundle(direction);
  yield schema.node;
  if (typeof bundle.schema === 'boolean') return;
  for (const name of Object.keys(bundle.schema.$defs ?? {})) yield bundle.origin(`/$defs/${name}`);
}

function* definitionKeys(use: SchemaUse): Generator<string> {
  for (const node of definitionNodes(use)) yield nodeKey(node);
}

function componentSchemas(api: Api): ApiSchema[] {
  const dialect = dialectOf(api.openapiVersion);
  const components = member(api.root, 'components');
  return members(components && member(components, 'schemas')).map(
    ({ node }) => new ApiSchema(node, api.references, dialect),
  );
}
