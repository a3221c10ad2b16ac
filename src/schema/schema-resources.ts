import { parsePointer, pointerFromFragment } from '../source/json-pointer.js';
import { isJsonObject, KEYWORDS } from './schema-keywords.js';

/** A schema with an identity of its own (JSON Schema 2020-12 §4.3.5), and what can be named inside it. */
export interface SchemaResource {
  readonly uri: string;
  readonly root: unknown;
  readonly anchors: ReadonlyMap<string, unknown>;
  /** The anchors that a `$dynamicRef` may be led to by the resources on its way. */
  readonly dynamicAnchors: ReadonlyMap<string, unknown>;
}

/** A schema and the resource whose URI its references are relative to. */
export interface IdentifiedSchema {
  readonly schema: unknown;
  readonly resource: SchemaResource;
}

/** How schemas are identified. */
export interface ResourceOptions {
  /** `draft-04`: `id` in place of `$id`, nothing beside `$ref`. */
  readonly dialect: 'draft-04' | '2020-12';
  /** The document at an absolute URI without fragment; undefined where there is none. */
  readonly read: (uri: string) => unknown;
}

interface GrowingResource extends SchemaResource {
  readonly anchors: Map<string, unknown>;
  readonly dynamicAnchors: Map<string, unknown>;
}

/** Keywords that hold schemas though they decide nothing by themselves. */
const HOLDERS = new Set(['$defs', 'definitions', 'dependencies', 'additionalItems']);

/** Finds schemas by URI (JSON Schema 2020-12 §8.2, §9.1): identifiers, anchors, pointers; other documents are read once. */
export class SchemaResources {
  readonly #byUri = new Map<string, GrowingResource>();
  readonly #byObject = new Map<object, GrowingResource>();

  constructor(private readonly options: ResourceOptions) {}

  /** Takes in a document retrieved from a URI. */
  add(document: unknown, uri: string): SchemaResource {
    const resource = this.#create(document, uri);
    this.#index(document, resource);
    return (isJsonObject(document) && this.#byObject.get(document)) || resource;
  }

  /** The resource a schema object belongs to. */
  resourceOf(schema: object): SchemaResource | undefined {
    return this.#byObject.get(schema);
  }

  /** What a reference names, seen from a resource; undefined where there is nothing. */
  find(reference: string, from: SchemaResource): IdentifiedSchema | undefined {
    const uri = resolveUri(reference, from.uri);
    const [location = '', fragment = ''] = uri.split('#');
    const resource = this.#byUri.get(location) ?? this.#retrieve(location);
    if (resource === undefined) return undefined;
    const pointer = pointerFromFragment(fragment);
    if (pointer !== '' && !pointer.startsWith('/')) {
      const schema = resource.anchors.get(pointer);
      return schema === undefined ? undefined : { schema, resource: this.#owner(schema, resource) };
    }
    return this.#walk(resource, pointer);
  }

  #walk(start: GrowingResource, pointer: string): IdentifiedSchema | undefined {
    let schema: unknown = start.root;
    let resource = this.#owner(schema, start);
    for (const token of parsePointer(pointer)) {
      if (typeof schema !== 'object' || schema === null || !Object.hasOwn(schema, token)) return undefined;
      schema = (schema as Record<string, unknown>)[token];
      resource = this.#owner(schema, resource);
    }
    // The target of a reference is a schema wherever it stands.
    if (isJsonObject(schema) && !this.#byObject.has(schema)) this.#index(schema, resource);
    return { schema, resource: this.#owner(schema, resource) };
  }

  #owner(schema: unknown, around: GrowingResource): GrowingResource {
    return (isJsonObject(schema) && this.#byObject.get(schema)) || around;
  }

  #retrieve(uri: string): GrowingResource | undefined {
    const document = this.options.read(uri);
    if (document === undefined) return undefined;
    this.add(document, uri);
    return this.#byUri.get(uri);
  }

  #create(root: unknown, uri: string): GrowingResource {
    const resource = { uri, root, anchors: new Map(), dynamicAnchors: new Map() };
    if (!this.#byUri.has(uri)) this.#byUri.set(uri, resource);
    return resource;
  }

  #index(schema: unknown, around: GrowingResource): void {
    if (!isJsonObject(schema) || this.#byObject.has(schema)) return;
    const resource = this.#identify(schema, around);
    this.#byObject.set(schema, resource);
    for (const [keyword, value] of Object.entries(schema)) {
      const holds = HOLDERS.has(keyword) ? 'schemas' : (KEYWORDS.get(keyword)?.holds ?? 'data');
      if (holds === 'data') continue;
      if (Array.isArray(value)) for (const item of value) this.#index(item, resource);
      else if (holds === 'schema' || keyword === 'additionalItems') this.#index(value, resource);
      else if (isJsonObject(value)) for (const item of Object.values(value)) this.#index(item, resource);
    }
  }

  #identify(schema: Readonly<Record<string, unknown>>, around: GrowingResource): GrowingResource {
    const isDraft4 = this.options.dialect === 'draft-04';
    if (isDraft4 && typeof schema.$ref === 'string') return around;
    const id = isDraft4 ? schema.id : schema.$id;
    const [location = '', fragment = ''] = typeof id === 'string' ? id.split('#') : [];
    const uri = resolveUri(location, around.uri).split('#')[0] ?? '';
    const isNew = location !== '' && !(uri === around.uri && schema === around.root);
    const resource = isNew ? this.#create(schema, uri) : around;
    if (fragment !== '') resource.anchors.set(fragment, schema);
    for (const keyword of ['$anchor', '$dynamicAnchor']) {
      const name = schema[keyword];
      if (isDraft4 || typeof name !== 'string') continue;
      resource.anchors.set(name, schema);
      if (keyword === '$dynamicAnchor') resource.dynamicAnchors.set(name, schema);
    }
    return resource;
  }
}

/** RFC 3986 §5; what is no URI is left as written. */
function resolveUri(reference: string, base: string): string {
  try {
    return new URL(reference, base).href;
  } catch {
    return reference;
  }
}
