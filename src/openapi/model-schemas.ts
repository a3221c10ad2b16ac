import { KEYWORDS } from '../schema/schema-keywords.js';
import type { Api, MediaType } from './api.js';
import type { ApiSchema } from './api-schema.js';
import type { Direction } from './direction.js';
import { type DocumentNode, isMapping, items, member, members, stringAt } from './document-node.js';
import { everyOperation } from './every-operation.js';
import type { References } from './references.js';
import { dialectOf } from './schema-dialect.js';

/** Which way a schema travels, and the schema. */
interface TravellingSchema {
  readonly direction: Direction;
  readonly schema: ApiSchema;
}

/** The schemas of all parameters, bodies and headers, of webhooks and callbacks too, in the order met. */
export function* travellingSchemas(api: Api): Generator<TravellingSchema> {
  for (const operation of everyOperation(api)) {
    const { parameters, querystring, requestBody, responses } = operation;
    for (const { schema } of parameters) if (schema) yield { direction: 'request', schema };
    const sent = [...(querystring ? [querystring.content] : []), ...(requestBody?.content ?? [])];
    for (const schema of contentSchemas(sent)) yield { direction: 'request', schema };
    for (const { headers, content } of responses) {
      for (const { schema } of headers) if (schema) yield { direction: 'response', schema };
      for (const schema of contentSchemas(content)) yield { direction: 'response', schema };
    }
  }
}

function* contentSchemas(content: readonly MediaType[]): Generator<ApiSchema> {
  for (const { schema, itemSchema } of content) {
    if (schema) yield schema;
    if (itemSchema) yield itemSchema;
  }
}

/** The schemas that the operations, webhooks and callbacks of a model name, in the order met, each node once. */
export function* modelSchemas(api: Api): Generator<ApiSchema> {
  const seen = new Set<string>();
  for (const { schema } of travellingSchemas(api)) {
    const key = `${schema.node.file.source.path}#${schema.node.pointer}`;
    if (!seen.has(key)) yield schema;
    seen.add(key);
  }
}

/** Every schema object that a model reaches, as it was written, in all files, each once. */
export function* writtenSchemas(api: Api): Generator<DocumentNode> {
  const walk = new SchemaWalk(api);
  for (const { schema } of travellingSchemas(api)) yield* walk.from(schema.node);
}

/**
 * Walks schema objects as they were written, each once however many lead to it: what stands inside a schema, and what its
 * references lead to. `follows` says which references are followed; all where absent.
 */
export class SchemaWalk {
  readonly #references: References;
  readonly #isPlain: (schema: DocumentNode) => boolean;
  /** By the object itself: what an alias of YAML repeats is written once. */
  readonly #passed = new Set<object>();

  constructor({ references, openapiVersion }: Pick<Api, 'references' | 'openapiVersion'>) {
    this.#references = references;
    const dialect = dialectOf(openapiVersion);
    this.#isPlain = (schema) => dialect !== '3.1' && stringAt(schema, '$ref') !== undefined;
  }

  has(schema: DocumentNode): boolean {
    return isMapping(schema.value) && this.#passed.has(schema.value);
  }

  /** What a schema leads to that was not met before, the schema itself first. */
  *from(root: DocumentNode, follows: (ref: string) => boolean = () => true): Generator<DocumentNode> {
    const open = [root];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (!isMapping(node.value) || this.#passed.has(node.value)) continue;
      this.#passed.add(node.value);
      yield node;
      // Depth first, in the order written: the last one pushed is the next one met.
      const inside = this.#isPlain(node) ? [] : subschemas(node);
      for (let at = inside.length - 1; at >= 0; at--) open.push(inside[at] as DocumentNode);
      const ref = stringAt(node, '$ref') ?? (this.#isPlain(node) ? undefined : stringAt(node, '$dynamicRef'));
      const target = ref !== undefined && follows(ref) ? this.#references.follow(node, ref) : undefined;
      if (target?.ok) open.push(target.node);
    }
  }
}

/** The schema objects that stand one step inside a written one. */
export function subschemas(schema: DocumentNode): DocumentNode[] {
  if (!isMapping(schema.value)) return [];
  const inside: DocumentNode[] = [];
  for (const key of Object.keys(schema.value)) {
    const holds = key === '$defs' ? 'schema map' : KEYWORDS.get(key)?.holds;
    if (holds === undefined || holds === 'data') continue;
    const node = member(schema, key) as DocumentNode;
    if (holds === 'schema') inside.push(node);
    else if (holds === 'schema list') inside.push(...items(node));
    else for (const entry of members(node)) inside.push(entry.node);
  }
  return inside;
}
