import type { Api, Operation } from '../../openapi/api.js';
import { inferResources, type Resource, type Role } from './infer-resources.js';
import { collectionName, parentsOf, renamed } from './place-of-items.js';
import { seedItems } from './seed-items.js';
import { type Collection, changed, type Decision, type Item, type StateStore } from './state-store.js';

type Texts = ReadonlyMap<string, string>;

/** An API, and the name that it is served under. */
export interface ServedApi {
  readonly name: string;
  readonly api: Api;
}

/** A collection under the store's name: what is kept or, where nothing was written yet, its seeds. */
export interface SeenCollection {
  readonly name: string;
  readonly collection: Collection;
}

/** The collections of some APIs, each seeded from its document when first looked at. */
export interface SeededCollections {
  roleOf(source: ServedApi, operation: Operation): Role | undefined;
  /** In the order of the document. */
  resources(source: ServedApi): readonly Resource[];
  look(source: ServedApi, resource: Resource, parameters: Texts): Promise<SeenCollection>;
  /** The resources whose items the operation's path leads through, the outermost first. */
  parents(source: ServedApi, operation: Operation): readonly Resource[];
  /** The item of a parent that a path with these parameters leads through. */
  findParent(
    source: ServedApi,
    parent: Resource,
    template: string,
    parameters: Texts,
  ): Promise<Item | undefined>;
}

/** Changes a collection as {@link StateStore.change} does; the first change writes the seeds along. */
export function changeSeen<Result>(
  store: StateStore,
  { name, collection: seen }: SeenCollection,
  decide: (collection: Collection) => Decision<Result>,
): Promise<Result> {
  return store.change(name, (current) => {
    const { changes, result } = decide(current ?? seen);
    if (!changes) return { result };
    if (current) return { changes, result };
    const { put = [], remove = [] } = changes;
    const seeds = [...seen.items.values()].filter(({ id }) => !remove.includes(id));
    return { changes: { ...changes, put: [...seeds, ...put] }, result };
  });
}

export function openCollections(store: StateStore): SeededCollections {
  const known = new WeakMap<Api, ReadonlyMap<Operation, Role>>();
  const rolesOf = ({ api }: ServedApi): ReadonlyMap<Operation, Role> => {
    const roles = known.get(api) ?? inferResources(api);
    known.set(api, roles);
    return roles;
  };
  const resources = (source: ServedApi): Resource[] => [
    ...new Set([...rolesOf(source).values()].map(({ resource }) => resource)),
  ];
  const parentsIn = (source: ServedApi, template: string): Resource[] =>
    parentsOf(resources(source), template);

  async function look(source: ServedApi, resource: Resource, parameters: Texts) {
    const name = collectionName(source.name, resource.path, parameters);
    const found = await store.read(name);
    if (found) return { name, collection: found };
    const isSeeded = await wantsSeeds(source, resource, parameters);
    const put = isSeeded ? seedItems(resource, name, Object.fromEntries(parameters)) : [];
    return { name, collection: changed(undefined, { put }) };
  }

  /** What hangs below something that a client created starts empty, unless no client could ever fill it. */
  async function wantsSeeds(source: ServedApi, resource: Resource, parameters: Texts): Promise<boolean> {
    const parent = parentsIn(source, resource.path).at(-1);
    if (!parent || resource.isSingleton || !isCreatable(resource)) return true;
    return (await findParent(source, parent, resource.path, parameters))?.isSeed ?? true;
  }

  async function findParent(source: ServedApi, parent: Resource, template: string, parameters: Texts) {
    const own = renamed(parameters, template, parent.itemPath ?? parent.path);
    const { collection } = await look(source, parent, own);
    return collection.items.get([...own.values()].at(-1) ?? '');
  }

  return {
    roleOf: (source, operation) => rolesOf(source).get(operation),
    resources,
    look,
    parents: (source, operation) => parentsIn(source, operation.path),
    findParent,
  };
}

/** Whether requests can make new items. */
export function isCreatable(resource: Resource): boolean {
  return (
    resource.operations.has('create') ||
    (resource.operations.get('replace') ?? []).some((operation) => createsByPut(operation))
  );
}

/** PUT makes what is not there where the document says so, by a 201. */
export function createsByPut({ method, responses }: Operation): boolean {
  return method === 'PUT' && responses.some(({ status }) => status === '201');
}
