import { violationsOf } from '../../exchange/schema-types.js';
import type { Operation } from '../../openapi/api.js';
import type { SchemaViolation } from '../../schema/violation.js';
import type { Resource } from './infer-resources.js';
import { freeId } from './new-id.js';
import { declaredMembers, type Members } from './overlay.js';
import { onlyId, renamed } from './place-of-items.js';
import { isAboutItem, nameIn } from './provide-item.js';
import { shapeOf } from './resource-shape.js';
import { withId } from './seed-items.js';
import { changeSeen, type SeededCollections, type ServedApi } from './seeded-collections.js';
import { type Decision, type Item, nextNumber, type StateStore } from './state-store.js';

/** A collection, below the items that the parameters name. */
export interface Place {
  readonly source: ServedApi;
  readonly resource: Resource;
  readonly parameters: ReadonlyMap<string, string>;
}

/** What became of an item that was to be written. */
export type Written =
  | { readonly ok: true; readonly item: Item }
  | { readonly ok: false; readonly violations: readonly SchemaViolation[] };

/** Looks at what is kept, and changes it by hand, as no request could. */
export class StateBrowser {
  readonly #collections: SeededCollections;
  readonly #store: StateStore;

  constructor(collections: SeededCollections, store: StateStore) {
    this.#collections = collections;
    this.#store = store;
  }

  async items(place: Place): Promise<Item[]> {
    const { collection } = await this.#look(place);
    return [...collection.items.values()];
  }

  /** The values of path parameters that lead an operation to the first item that there is, below the first parents. */
  async wayToItem(source: ServedApi, operation: Operation): Promise<ReadonlyMap<string, string>> {
    const texts = new Map<string, string>();
    const role = this.#collections.roleOf(source, operation);
    const goal = role && isAboutItem(role) ? [role.resource] : [];
    for (const resource of [...this.#collections.parents(source, operation), ...goal]) {
      const parameters = renamed(texts, operation.path, resource.path);
      const [first] = await this.items({ source, resource, parameters });
      const name = nameIn(operation, resource);
      if (first && name !== undefined) texts.set(name, first.id);
    }
    return texts;
  }

  /** Puts a value in the place of an item's, or makes a new item where no id is given; only what answers may show is taken. */
  async write(place: Place, id: string | undefined, value: Members): Promise<Written> {
    const { resource } = place;
    const shape = shapeOf(resource);
    const seen = await this.#look(place);
    return changeSeen(this.#store, seen, (collection): Decision<Written> => {
      const number = nextNumber(collection);
      const sent = shape.idProperty === undefined ? undefined : value[shape.idProperty];
      const isNamed = typeof sent === 'string' || typeof sent === 'number';
      const own = resource.isSingleton ? onlyId : (id ?? (isNamed ? String(sent) : undefined));
      const named =
        own ?? freeId(shape, seen.name, number, (each) => collection.items.has(each))?.id ?? number;
      const whole = resource.isSingleton ? value : withId(shape, value, named);
      const violations = violationsOf(shape.part, declaredMembers(shape.part, whole));
      if (violations.length > 0) return { result: { ok: false, violations } };
      const before = collection.items.get(String(named));
      const item: Item = {
        id: String(named),
        order: before?.order ?? number,
        value: whole,
        isSeed: before?.isSeed ?? false,
      };
      return { changes: { put: [item] }, result: { ok: true, item } };
    });
  }

  /** Removes an item with all that lies below it; `false` where it is not there. */
  async remove(place: Place, id: string): Promise<boolean> {
    const seen = await this.#look(place);
    const isGone = await changeSeen(this.#store, seen, (collection): Decision<boolean> => {
      return collection.items.has(id) ? { changes: { remove: [id] }, result: true } : { result: false };
    });
    if (isGone) await this.#store.drop(`${seen.name}/${encodeURIComponent(id)}/`);
    return isGone;
  }

  #look({ source, resource, parameters }: Place) {
    return this.#collections.look(source, resource, parameters);
  }
}
