import {
  type Changes,
  type Collection,
  changed,
  collectionsOf,
  type Snapshot,
  type StateStore,
  snapshotOf,
} from './state-store.js';

/** What was written to a store, in the order written. */
export type StateEvent =
  | { readonly collection: string; readonly changes: Changes }
  | { readonly drop: string }
  | { readonly restore: Snapshot };

/** A store in this process; `onWrite` is waited for before a write is confirmed. */
export function createMemoryStore(
  initial: Snapshot = {},
  onWrite?: (event: StateEvent) => Promise<void>,
): StateStore {
  let collections = collectionsOf(initial);
  return {
    read: async (name) => collections.get(name),
    async change(name, decide) {
      const { changes, result } = decide(collections.get(name));
      if (changes) {
        collections.set(name, changed(collections.get(name), changes));
        await onWrite?.({ collection: name, changes });
      }
      return result;
    },
    async drop(prefix) {
      const names = [...collections.keys()].filter((name) => name.startsWith(prefix));
      if (names.length === 0) return;
      for (const name of names) collections.delete(name);
      await onWrite?.({ drop: prefix });
    },
    snapshot: async () => snapshotOf(collections),
    async restore(snapshot) {
      collections = collectionsOf(snapshot);
      await onWrite?.({ restore: snapshot });
    },
    close: async () => {},
  };
}

/** A snapshot after the writes that followed it. */
export function replay(initial: Snapshot, events: Iterable<StateEvent>): Snapshot {
  let collections: Map<string, Collection> = collectionsOf(initial);
  for (const event of events) {
    if ('restore' in event) collections = collectionsOf(event.restore);
    else if ('drop' in event) {
      for (const name of [...collections.keys()]) if (name.startsWith(event.drop)) collections.delete(name);
    } else collections.set(event.collection, changed(collections.get(event.collection), event.changes));
  }
  return snapshotOf(collections);
}
