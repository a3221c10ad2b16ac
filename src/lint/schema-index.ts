import type { Api } from '../openapi/api.js';
import { ApiSchema } from '../openapi/api-schema.js';
import type { Direction } from '../openapi/direction.js';
import { type DocumentNode, isMapping, stringAt } from '../openapi/document-node.js';
import { SchemaWalk, travellingSchemas } from '../openapi/model-schemas.js';
import { dialectOf } from '../openapi/schema-dialect.js';
import type { JsonSchema } from '../schema/json-schema.js';
import { componentSchemas } from './component-schemas.js';

/** A schema object as it was written. */
export interface WrittenSchema extends DocumentNode {
  readonly value: Readonly<Record<string, unknown>>;
}

/** Every schema object of a document, in all files reached: walked once, then found by keyword. */
export class SchemaIndex {
  /** Each once. */
  readonly written: readonly WrittenSchema[];
  /** Without those of which only `$ref` is read: before OpenAPI 3.1 its neighbours do not count (§4.7.24, §4.7.23). */
  readonly all: readonly WrittenSchema[];
  readonly #api: Api;
  readonly #byKeyword = new Map<string, WrittenSchema[]>();
  readonly #walks: Readonly<Record<Direction, SchemaWalk>>;

  constructor(api: Api) {
    this.#api = api;
    this.#walks = { request: new SchemaWalk(api), response: new SchemaWalk(api) };
    this.written = [...this.#walk()];
    const readsAll = dialectOf(api.openapiVersion) === '3.1';
    this.all = readsAll
      ? this.written
      : this.written.filter((schema) => stringAt(schema, '$ref') === undefined);
    for (const schema of this.all) {
      for (const keyword of Object.keys(schema.value)) {
        const holders = this.#byKeyword.get(keyword);
        if (holders) holders.push(schema);
        else this.#byKeyword.set(keyword, [schema]);
      }
    }
  }

  /** The schemas that have at least one of these keywords. */
  with(keywords: readonly string[]): Iterable<WrittenSchema> {
    const lists = keywords.flatMap((keyword) => {
      const list = this.#byKeyword.get(keyword);
      return list ? [list] : [];
    });
    return lists.length === 1 ? (lists[0] as WrittenSchema[]) : new Set(lists.flat());
  }

  /** Every word that is a key of some schema, each once. */
  get words(): Iterable<string> {
    return this.#byKeyword.keys();
  }

  /** Whether an operation reaches a schema; a component that none does is judged by itself. */
  isReached(schema: DocumentNode): boolean {
    return this.#walks.request.has(schema) || this.#walks.response.has(schema);
  }

  /** Whether a schema travels in requests or in responses. */
  travels(schema: DocumentNode, direction: Direction): boolean {
    return this.#walks[direction].has(schema);
  }

  /** A schema made self-contained for each direction in which it travels; for responses where no operation reaches it. */
  selfContained(node: DocumentNode): JsonSchema[] {
    const { references, openapiVersion } = this.#api;
    const schema = new ApiSchema(node, references, dialectOf(openapiVersion));
    const directions = (['request', 'response'] as const).filter((direction) =>
      this.travels(node, direction),
    );
    return directions.length > 0
      ? directions.map((direction) => schema.schema(direction))
      : [schema.schema('response')];
  }

  *#walk(): Generator<WrittenSchema> {
    const { request, response } = this.#walks;
    for (const { direction, schema } of travellingSchemas(this.#api)) {
      const other = direction === 'request' ? response : request;
      for (const node of this.#walks[direction].from(schema.node)) {
        if (!other.has(node) && isMapping(node.value)) yield node as WrittenSchema;
      }
    }
    const unreached = new SchemaWalk(this.#api);
    for (const root of componentSchemas(this.#api.root)) {
      // Other files are not opened for a component that nothing reaches.
      for (const node of unreached.from(root, (ref) => ref.startsWith('#'))) {
        if (!this.isReached(node) && isMapping(node.value)) yield node as WrittenSchema;
      }
    }
  }
}
