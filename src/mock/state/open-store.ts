import type { StateStore } from './state-store.js';

/** Opens the store that `--state` names: a file, `redis://…` or, without a name, memory. */
export async function openStore(where: string | undefined): Promise<StateStore> {
  if (where === undefined) return (await import('./memory-store.js')).createMemoryStore();
  if (/^rediss?:\/\//.test(where)) return (await import('./redis-store.js')).openRedisStore(where);
  return (await import('./file-store.js')).openFileStore(where);
}
