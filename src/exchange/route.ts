import type { Api, Operation } from '../openapi/api.js';
import { decodePercent } from './percent-encoding.js';
import { RouteTree } from './route-tree.js';

/** What a method and path lead to. `parameters` are percent-decoded; a broken encoding stays as sent. */
export type Route =
  | {
      readonly found: 'operation';
      readonly operation: Operation;
      readonly parameters: ReadonlyMap<string, string>;
    }
  /** The path is documented, the method is not; `allowed` lists those that are, upper case. */
  | { readonly found: 'path'; readonly allowed: readonly string[] }
  | { readonly found: 'nothing' };

const trees = new WeakMap<Api, RouteTree<Operation>>();

/** Finds the operation for a method and a path without base path and query; concrete paths win over templated ones. */
export function findRoute(api: Api, method: string, path: string): Route {
  const matching = treeOf(api).match(path);
  const best = matching[0];
  if (!best) return { found: 'nothing' };
  const match = matching.find(({ target }) => target.method === method);
  if (!match) {
    const sameTemplate = matching.filter(({ target }) => target.path === best.target.path);
    return { found: 'path', allowed: [...new Set(sameTemplate.map(({ target }) => target.method))] };
  }
  return {
    found: 'operation',
    operation: match.target,
    parameters: new Map([...match.texts].map(([name, text]) => [name, decodePercent(text)])),
  };
}

function treeOf(api: Api): RouteTree<Operation> {
  const tree = trees.get(api) ?? new RouteTree(api.operations);
  trees.set(api, tree);
  return tree;
}
