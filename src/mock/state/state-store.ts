/** One thing that is kept, in the order of creation. */
export interface Item {
  readonly id: string;
  /** Unique in its collection and growing. */
  readonly order: number;
  readonly value: unknown;
  /** It came from an example of the document. */
  readonly isSeed: boolean;
}

/** What is kept under one name. */
export interface Collection {
  /** By id, in their order. */
  readonly items: ReadonlyMap<string, Item>;
  /** The highest number that was ever given out in it. */
  readonly lastNumber: number;
}

/** What to write into one collection. */
export interface Changes {
  readonly put?: readonly Item[];
  readonly remove?: readonly string[];
  readonly lastNumber?: number;
}

/** What was decided on the sight of a collection. */
export interface Decision<Result> {
  /** Nothing is written without. */
  readonly changes?: Changes;
  readonly result: Result;
}

/** All that a store holds, by collection: plain data. */
export type Snapshot = Readonly<
  Record<string, { readonly lastNumber: number; readonly items: readonly Item[] }>
>;

/** Where a stateful mock keeps its resources. Whatever a promise has confirmed stays. */
export interface StateStore {
  /** A collection as it is now; `undefined` where nothing was ever written. */
  read(name: string): Promise<Collection | undefined>;
  /**
   * Looks, decides and writes in one step that nothing comes between. The decision must be free of side effects: where
   * another process was faster it is taken again.
   */
  change<Result>(
    name: string,
    decide: (collection: Collection | undefined) => Decision<Result>,
  ): Promise<Result>;
  /** Removes all collections whose names begin so. */
  drop(prefix: string): Promise<void>;
  snapshot(): Promise<Snapshot>;
  /** Puts a snapshot in the place of everything. */
  restore(snapshot: Snapshot): Promise<void>;
  close(): Promise<void>;
}

/** A collection after changes. */
export function changed(collection: Collection | undefined, changes: Changes): Collection {
  const items = new Map(collection?.items);
  for (const id of changes.remove ?? []) items.delete(id);
  for (const item of changes.put ?? []) items.set(item.id, item);
  const orders = (changes.put ?? []).map(({ order }) => order);
  const lastNumber = Math.max(collection?.lastNumber ?? 0, changes.lastNumber ?? 0, ...orders);
  return { items, lastNumber };
}

/** A collection of items in any order. */
export function collectionOf(items: readonly Item[], lastNumber: number): Collection {
  const sorted = [...items].sort((a, b) => a.order - b.order);
  return changed(undefined, { put: sorted, lastNumber });
}

/** Collections as a snapshot. */
export function snapshotOf(collections: ReadonlyMap<string, Collection>): Snapshot {
  return Object.fromEntries(
    [...collections].map(([name, { items, lastNumber }]) => [
      name,
      { lastNumber, items: [...items.values()] },
    ]),
  );
}

/** A snapshot as collections. */
export function collectionsOf(snapshot: Snapshot): Map<string, Collection> {
  return new Map(
    Object.entries(snapshot).map(([name, { items, lastNumber }]) => [name, collectionOf(items, lastNumber)]),
  );
}

/** The number for the next item of a collection. */
export function nextNumber(collection: Collection | undefined): number {
  return (collection?.lastNumber ?? 0) + 1;
}
