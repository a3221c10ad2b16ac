import type { Api, Operation } from '../../openapi/api.js';

/** A path template without the names of its expressions, which may differ between operations: `/pets/{}`. */
export function templateKey(path: string): string {
  return path.replaceAll(/\{[^{}/]*\}/g, '{}');
}

/** The names in a template's expressions, in order. */
export function expressionNames(path: string): string[] {
  return [...path.matchAll(/\{([^{}/]+)\}/g)].map(([, name]) => name as string);
}

/** The items along a path, outermost first: each prefix that ends in a segment which is one expression. */
export function itemsAlong(path: string): string[] {
  const segments = path.split('/');
  return segments.flatMap((segment, index) =>
    /^\{[^{}/]+\}$/.test(segment) ? [segments.slice(0, index + 1).join('/')] : [],
  );
}

/** The path of the collection that an item is in. */
export function collectionOf(itemPath: string): string {
  return itemPath.slice(0, itemPath.lastIndexOf('/'));
}

/** The template of the items in the collection that a path names, as some operation writes it. */
export function itemPathUnder(api: Api, collection: string): string | undefined {
  return itemPathsOf(api).get(`${templateKey(collection)}/{}`);
}

const itemPaths = new WeakMap<Api, ReadonlyMap<string, string>>();

/** The first written item path by its {@link templateKey}: asked for with every answer, so gathered once. */
function itemPathsOf(api: Api): ReadonlyMap<string, string> {
  const known = itemPaths.get(api);
  if (known) return known;
  const gathered = new Map<string, string>();
  for (const item of api.operations.flatMap(({ path }) => itemsAlong(path))) {
    if (!gathered.has(templateKey(item))) gathered.set(templateKey(item), item);
  }
  itemPaths.set(api, gathered);
  return gathered;
}

/** Whether an operation makes a new item of a collection: a POST on one, or a POST that lists 201. */
export function isCreate(api: Api, { method, path, responses }: Operation): boolean {
  if (method !== 'POST' || path.endsWith('}')) return false;
  return responses.some(({ status }) => status === '201') || itemPathUnder(api, path) !== undefined;
}

/** The texts that stand for a template's expressions in a concrete path, percent-decoded. */
export function readTemplate(template: string, path: string): string[] | undefined {
  const texts = patternOf(template).exec(path)?.slice(1);
  try {
    return texts?.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** An operation asks for its template with every answer. */
let latest = { template: '', pattern: /^$/ };

function patternOf(template: string): RegExp {
  if (latest.template === template) return latest.pattern;
  const pattern = template
    .split(/\{[^{}/]*\}/)
    .map((text) => text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&'))
    .join('([^/]+)');
  latest = { template, pattern: new RegExp(`^${pattern}/?$`) };
  return latest.pattern;
}
