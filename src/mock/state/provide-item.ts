import type { Operation } from '../../openapi/api.js';
import type { Resource, Role } from './infer-resources.js';
import { freeId } from './new-id.js';
import type { Members } from './overlay.js';
import { renamed } from './place-of-items.js';
import { shapeOf } from './resource-shape.js';
import { seedItems, withId } from './seed-items.js';
import { changeSeen, type SeededCollections, type ServedApi } from './seeded-collections.js';
import { type Collection, type Decision, type Item, nextNumber, type StateStore } from './state-store.js';

/**
 * Makes sure that a valid request of an operation finds what it is about: a fresh item, so that nothing before has
 * touched it, below parents that exist. Returns the values that lead there, by the operation's own names.
 */
export async function provideItem(
  collections: SeededCollections,
  store: StateStore,
  source: ServedApi,
  operation: Operation,
): Promise<Members> {
  const role = collections.roleOf(source, operation);
  const texts = new Map<string, string>();
  const values: Record<string, unknown> = {};
  const parents = collections.parents(source, operation);
  const goal = role && isAboutItem(role) ? [role.resource] : [];
  for (const resource of [...parents, ...goal]) {
    const isGoal = resource === role?.resource;
    const seen = await collections.look(source, resource, renamed(texts, operation.path, resource.path));
    const { name } = seen;
    const seeds = seedItems(resource, name, Object.fromEntries(texts));
    const item = await changeSeen(store, seen, (collection): Decision<Item | undefined> => {
      const [any] = collection.items.values();
      if (any && (!isGoal || resource.isSingleton)) return { result: any };
      const [seed = any] = seeds;
      if (!seed) return { result: undefined };
      const made = resource.isSingleton ? seed : freshItem(resource, seed, name, collection);
      return { changes: { put: [made] }, result: made };
    });
    const parameter = isGoal && role.idInBody !== undefined ? role.idInBody : nameIn(operation, resource);
    if (!item || parameter === undefined) continue;
    texts.set(parameter, item.id);
    values[parameter] = idOf(resource, item);
  }
  return values;
}

export function isAboutItem({ act }: Role): boolean {
  return act !== 'list' && act !== 'create';
}

/** Under a free id or, where there is none, in the place of what is there. */
function freshItem(resource: Resource, seed: Item, name: string, collection: Collection): Item {
  const shape = shapeOf(resource);
  const free = freeId(shape, name, nextNumber(collection), (id) => collection.items.has(id));
  if (!free) return { ...seed, order: collection.items.get(seed.id)?.order ?? nextNumber(collection) };
  const { id, number } = free;
  return { id: String(id), order: number, value: withId(shape, seed.value as Members, id), isSeed: true };
}

/** What the operation calls the parameter that names an item of the resource. */
export function nameIn({ path }: Operation, { itemPath = '' }: Resource): string | undefined {
  const names = (template: string) => [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  return names(path)[names(itemPath).length - 1];
}

/** The id in the type that the item carries it in. */
function idOf(resource: Resource, item: Item): unknown {
  const { idProperty } = shapeOf(resource);
  return idProperty === undefined ? item.id : ((item.value as Members)[idProperty] ?? item.id);
}
