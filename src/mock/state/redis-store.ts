import { createRequire } from 'node:module';
import type * as RedisClient from '@redis/client';
import { resolveOptional } from '../../diagnostics/optional-package.js';
import { UsageError } from '../../diagnostics/usage-error.js';
import { later } from '../late.js';
import { changeScript, dropScript, readScript, restoreScript, snapshotScript } from './redis-scripts.js';
import {
  type Changes,
  type Collection,
  changed,
  collectionOf,
  collectionsOf,
  type Item,
  type Snapshot,
  type StateStore,
  snapshotOf,
} from './state-store.js';

/** A collection as one version of it was read. */
interface Version {
  /** Empty where nothing was ever written. */
  readonly version: string;
  readonly collection: Collection | undefined;
}

/** How often a change is decided anew, as others were faster, before it is given up. */
const maxAttempts = 1_000;

/**
 * A store that several processes share: `redis://user:password@host:port/db?prefix=tally`. Changes are optimistic: decided
 * on a version and written only where that is still the current one. Throws {@link UsageError} for a server that cannot
 * be reached. A reply may take so many milliseconds.
 */
export async function openRedisStore(where: string, longestReply = 5_000): Promise<StateStore> {
  if (!URL.canParse(where)) {
    throw new UsageError(`${where} is no address of a Redis; write redis://user:password@host:port/number.`);
  }
  const address = new URL(where);
  const prefix = `{${address.searchParams.get('prefix') ?? 'tally'}}:`;
  address.search = '';
  const client = await connect(address, longestReply);
  const keys = [`${prefix}sequence`, `${prefix}names`, prefix];
  const run = (script: string, args: readonly string[]): Promise<unknown> =>
    inTime(client.eval(script, { keys, arguments: [...args] }), longestReply).catch((error: Error) => {
      throw new Error(`the state at ${hostOf(address)} cannot be reached: ${reasonOf(error)}.`);
    });
  const known = new Map<string, Version>();

  async function read(name: string): Promise<Version> {
    const before = known.get(name) ?? { version: '', collection: undefined };
    const [version, last, fields] = (await run(readScript, [name, before.version])) as ReadReply;
    if (version === undefined) return { version: '', collection: undefined };
    if (fields === undefined) return before;
    const current = { version, collection: collectionOf(itemsOf(fields), Number(last)) };
    known.set(name, current);
    return current;
  }

  async function write(name: string, { version, collection }: Version, changes: Changes): Promise<boolean> {
    const { put = [], remove = [] } = changes;
    const { lastNumber } = changed(collection, changes);
    const args = [name, version, String(lastNumber), String(put.length), ...put.flatMap(fieldOf), ...remove];
    return (await run(changeScript, args)) === 1;
  }

  return {
    read: async (name) => (await read(name)).collection,
    async change(name, decide) {
      for (let attempt = 0; attempt < maxAttempts; attempt++) {
        const current = await read(name);
        const { changes, result } = decide(current.collection);
        if (!changes || (await write(name, current, changes))) return result;
      }
      throw new Error(`${name} is changed by others all the time`);
    },
    async drop(start) {
      await run(dropScript, [start]);
    },
    async snapshot() {
      const all = (await run(snapshotScript, [])) as [string, string, string[]][];
      return snapshotOf(
        new Map(all.map(([name, last, fields]) => [name, collectionOf(itemsOf(fields), Number(last))])),
      );
    },
    async restore(snapshot: Snapshot) {
      const args = [...collectionsOf(snapshot)].flatMap(([name, { items, lastNumber }]) => [
        name,
        String(lastNumber),
        String(items.size),
        ...[...items.values()].flatMap(fieldOf),
      ]);
      await run(restoreScript, args);
    },
    async close() {
      // What is still asked is waited for, unless nobody answers.
      if (client.isReady) await inTime(client.close(), longestReply).catch(() => undefined);
      if (client.isOpen) client.destroy();
    },
  };
}

type ReadReply = [version?: string, last?: string, fields?: string[]];

async function connect(address: URL, longestReply: number) {
  let isOpen = false;
  const client = clientOf(address, longestReply, () => isOpen);
  // A lost connection is taken up again; what could not be asked meanwhile fails for itself.
  client.on('error', () => undefined);
  try {
    await inTime(client.connect(), longestReply);
  } catch (error) {
    if (client.isOpen) client.destroy();
    throw new UsageError(`No Redis answers at ${hostOf(address)}: ${reasonOf(error as Error)}.`);
  }
  isOpen = true;
  return client;
}

function clientOf(address: URL, longestReply: number, isOpen: () => boolean) {
  const { createClient } = loadClient();
  try {
    return createClient({
      url: address.href,
      socket: {
        connectTimeout: longestReply,
        reconnectStrategy: (tries) => (isOpen() ? Math.min(50 * tries, 1_000) : false),
      },
    });
  } catch (error) {
    throw new UsageError(`${address.href} is no address of a Redis: ${reasonOf(error as Error)}.`);
  }
}

/** A reply, or an error where it takes longer than so many milliseconds. */
function inTime<T>(reply: Promise<T>, longest: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const callOff = later(() => reject(new Error(`it gave no reply in ${longest} ms`)), longest);
    reply.then(resolve, reject).finally(callOff);
  });
}

function reasonOf({ message, code }: NodeJS.ErrnoException): string {
  return message || code || 'the connection is lost';
}

function hostOf({ host }: URL): string {
  return host || '127.0.0.1:6379';
}

function loadClient(): typeof RedisClient {
  return createRequire(import.meta.url)(resolveOptional('@redis/client', { asker: '--state redis://…' }));
}

function fieldOf(item: Item): [string, string] {
  return [item.id, JSON.stringify(item)];
}

/** The fields of a hash: id and JSON in turn. */
function itemsOf(fields: readonly string[]): Item[] {
  return fields.filter((_, index) => index % 2 === 1).map((text) => JSON.parse(text) as Item);
}
