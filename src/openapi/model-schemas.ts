import { KEYWORDS } from '../schema/schema-keywords.js';
import type { Api, MediaType, Operation } from './api.js';
import type { ApiSchema } from './api-schema.js';
import { type DocumentNode, isMapping, items, members } from './document-node.js';

/** The schemas that the operations, webhooks and callbacks of a model name, in the order met, each node once. */
export function* modelSchemas(api: Api): Generator<ApiSchema> {
  const seen = new Set<string>();
  const operations = new Set<Operation>([...api.operations, ...api.webhooks]);
  // A set grows while it is walked: callbacks are met once, in circles too.
  for (const operation of operations) {
    for (const callback of operation.callbacks)
      for (const inner of callback.operations) operations.add(inner);
    for (const schema of operationSchemas(operation)) {
      const key = nodeKey(schema.node);
      if (seen.has(key)) continue;
      seen.add(key);
      yield schema;
    }
  }
}

function* operationSchemas(operation: Operation): Generator<ApiSchema> {
  for (const { schema } of operation.parameters) if (schema) yield schema;
  if (operation.querystring) yield* contentSchemas([operation.querystring.content]);
  yield* contentSchemas(operation.requestBody?.content ?? []);
  for (const { headers, content } of operation.responses) {
    for (const { schema } of headers) if (schema) yield schema;
    yield* contentSchemas(content);
  }
}

function* contentSchemas(content: readonly MediaType[]): Generator<ApiSchema> {
  for (const { schema, itemSchema } of content) {
    if (schema) yield schema;
    if (itemSchema) yield itemSchema;
  }
}

/** Every schema object that a model reaches, as it was written, in all files, each once. */
export function* writtenSchemas(api: Api): Generator<DocumentNode> {
  const seen = new Set<string>();
  for (const schema of modelSchemas(api)) {
    for (const root of [schema.node, ...definitionNodes(schema)]) {
      const open = [root];
      for (let node = open.pop(); node !== undefined; node = open.pop()) {
        const key = nodeKey(node);
        if (seen.has(key) || !isMapping(node.value)) continue;
        seen.add(key);
        yield node;
        open.push(...subschemas(node).reverse());
      }
    }
  }
}

function definitionNodes(schema: ApiSchema): DocumentNode[] {
  const bundle = schema.bundle('response');
  if (typeof bundle.schema === 'boolean') return [];
  return Object.keys(bundle.schema.$defs ?? {}).map((name) => bundle.origin(`/$defs/${name}`));
}

/** The schema objects that stand one step inside a written one. */
export function subschemas(schema: DocumentNode): DocumentNode[] {
  return members(schema).flatMap(({ key, node }) => {
    const holds = key === '$defs' ? 'schema map' : KEYWORDS.get(key)?.holds;
    if (holds === 'schema') return [node];
    if (holds === 'schema list') return items(node);
    if (holds === 'schema map') return members(node).map((entry) => entry.node);
    return [];
  });
}

function nodeKey(node: DocumentNode): string {
  return `${node.file.source.path}#${node.pointer}`;
}
