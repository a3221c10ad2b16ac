import type { Operation } from '../../openapi/api.js';
import type { Resource, Role } from './infer-resources.js';
import { nameless } from './path-identity.js';

/** The store's name for what one request is about: a collection as its path reads with its parameters, behind the API's name. */
export function collectionName(
  api: string,
  template: string,
  parameters: ReadonlyMap<string, string>,
): string {
  const path = template.replaceAll(/\{([^{}]+)\}/g, (_, name: string) =>
    encodeURIComponent(parameters.get(name) ?? ''),
  );
  return `${api} ${path}`;
}

/** The id of a singleton, which is alone in its collection. */
export const onlyId = '';

/** The id that a request names its item by, in the path or in the body. */
export function namedId(
  { resource, idInBody }: Role,
  operation: Operation,
  parameters: ReadonlyMap<string, string>,
  body: unknown,
): string | undefined {
  if (resource.isSingleton) return onlyId;
  if (idInBody !== undefined) {
    const id = (body as Record<string, unknown> | undefined)?.[idInBody];
    return typeof id === 'string' || typeof id === 'number' ? String(id) : undefined;
  }
  return [...renamed(parameters, operation.path, resource.itemPath ?? '').values()].at(-1);
}

/** The resources whose items a path template stands below, the outermost first. */
export function parentsOf(resources: Iterable<Resource>, template: string): Resource[] {
  const above = [...resources].filter(
    ({ itemPath }) => itemPath !== undefined && isBelow(template, itemPath),
  );
  return above.sort((a, b) => a.path.length - b.path.length);
}

function isBelow(template: string, itemPath: string): boolean {
  return nameless(template).startsWith(`${nameless(itemPath)}/`);
}

/** A request's parameters under the names that another template of the same beginning gives them. */
export function renamed(
  parameters: ReadonlyMap<string, string>,
  from: string,
  to: string,
): ReadonlyMap<string, string> {
  const names = (template: string) =>
    [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name as string);
  const own = names(from);
  return new Map(names(to).map((name, index) => [name, parameters.get(own[index] ?? '') ?? '']));
}
