import type { Api, Operation } from '../../openapi/api.js';
import { expressionNames, isCreate, templateKey } from '../harvest/resource-path.js';

/** An operation that shows what another one writes. */
export interface Reading {
  readonly operation: Operation;
  /** Whether it shows the one resource, or a collection that holds it. */
  readonly shows: 'item' | 'collection';
  /** The path parameter that takes the id, where the writing path has none. */
  readonly idParameter?: string;
}

/**
 * The GET of the same path; for what a POST creates and for an id that travels in the body that of the path with one more parameter; else
 * that of the collection. Parameters count by their place, not by their name.
 */
export function findReading(api: Api, writing: Operation, hasBodyId: boolean): Reading | undefined {
  const path = templateKey(writing.path);
  const same = findGet(api, path);
  if (path.endsWith('/{}')) {
    return same ? { operation: same, shows: 'item' } : asCollection(findCollection(api, writing));
  }
  if (!isCreate(api, writing) && !hasBodyId) return same && { operation: same, shows: 'item' };
  const below = findGet(api, `${path}/{}`);
  const idParameter = below && expressionNames(below.path).at(-1);
  if (below && idParameter !== undefined) return { operation: below, shows: 'item', idParameter };
  return asCollection(same);
}

/** The GET of the collection that a path, or the last parameter of it, adds to. */
export function findCollection(api: Api, { path }: Operation): Operation | undefined {
  return findGet(api, templateKey(path).replace(/\/\{\}$/, ''));
}

function findGet(api: Api, shape: string): Operation | undefined {
  return api.operations.find(({ method, path }) => method === 'GET' && templateKey(path) === shape);
}

function asCollection(operation: Operation | undefined): Reading | undefined {
  return operation && { operation, shows: 'collection' };
}
