import { isMapping } from '../../openapi/document-node.js';

/** An id as an answer shows it. */
export type Id = string | number;

/** How many items of a list are looked at. */
const mostItems = 10;

/** The id in an object that describes one item, also where an envelope is around it. */
export function readId(value: unknown, name: string, collection: string): Id | undefined {
  if (!isMapping(value)) return undefined;
  const own = ownId(value, name, collection);
  if (own !== undefined) return own;
  for (const inner of Object.values(value)) {
    const found = isMapping(inner) ? ownId(inner, name, collection) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The items of a list, also where an envelope is around it. */
export function readItems(value: unknown): readonly Record<string, unknown>[] {
  if (Array.isArray(value)) return value.filter(isMapping).slice(0, mostItems);
  if (!isMapping(value)) return [];
  const members = Object.values(value);
  const nested = members.flatMap((inner) => (isMapping(inner) ? Object.values(inner) : []));
  const list = [...members, ...nested].find((inner) => Array.isArray(inner) && inner.some(isMapping));
  return list === undefined ? [] : readItems(list);
}

/** Named as the parameter, by one of the usual names, or for what the collection holds: `petId` in `/pets`. */
function ownId(item: Record<string, unknown>, name: string, collection: string): Id | undefined {
  const plural = plain(/([^/{}]+)$/.exec(collection)?.[1] ?? '');
  const kind = plural.replace(/ies$/, 'y').replace(/s$/, '');
  const wanted = [plain(name), 'id', 'uuid', 'guid', `${kind}id`, `${kind}uuid`];
  const byName = new Map(Object.entries(item).map(([key, value]) => [plain(key), value]));
  const found = wanted.map((key) => byName.get(key)).find(isId);
  return found;
}

function isId(value: unknown): value is Id {
  return (typeof value === 'string' && value !== '') || typeof value === 'number';
}

function plain(name: string): string {
  return name.replaceAll(/[^a-z0-9]/gi, '').toLowerCase();
}
