import { constants, type FileHandle, open, rename } from 'node:fs/promises';
import { dirname } from 'node:path';
import { UsageError } from '../../diagnostics/usage-error.js';
import { lockFile } from './lock-file.js';
import { createMemoryStore, type StateEvent } from './memory-store.js';
import { eventLine, journalHeader, readJournal } from './state-journal.js';
import type { StateStore } from './state-store.js';

/** Each write goes to the end, wherever a failed one stopped. */
const appending = constants.O_WRONLY | constants.O_CREAT | constants.O_TRUNC | constants.O_APPEND;

/** A journal is written anew when it is this many bytes and four times what it was when last written anew. */
const compactFrom = 1024 * 1024;

/**
 * A store in one file: all of it in memory, each write appended and forced to the disk before it is confirmed; writes that
 * come meanwhile share the next force. Throws {@link UsageError} for a file that cannot be used.
 */
export async function openFileStore(path: string): Promise<StateStore> {
  const unlock = lockFile(path);
  let journal: Journal;
  let memory: StateStore;
  try {
    const initial = readJournal(path);
    journal = new Journal(path, await written(path, { restore: initial }));
    memory = createMemoryStore(initial, (event) => journal.append(event));
  } catch (error) {
    unlock();
    throw error;
  }
  journal.compaction = async () => ({ restore: await memory.snapshot() });
  return {
    ...memory,
    async close() {
      await journal.close();
      unlock();
    },
  };
}

interface OpenJournal {
  readonly handle: FileHandle;
  readonly size: number;
}

/** Puts a journal of one event in the place of the file, so that a crash leaves either the old one or the new one whole. */
async function written(path: string, event: StateEvent): Promise<OpenJournal> {
  const fresh = `${path}.new`;
  const text = journalHeader + eventLine(event);
  try {
    const handle = await open(fresh, appending);
    await handle.writeFile(text);
    await handle.sync();
    await rename(fresh, path);
    await syncFolder(dirname(path));
    return { handle, size: Buffer.byteLength(text) };
  } catch (error) {
    throw new UsageError(`The state cannot be kept in ${path}: ${(error as Error).message}.`);
  }
}

/** A rename is on the disk when its folder is; Windows has no such thing. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/** Appends events in their order, several with one force to the disk. */
class Journal {
  readonly #path: string;
  #file: OpenJournal;
  #size: number;
  #waiting: { readonly line: string; readonly settle: (error?: unknown) => void }[] = [];
  #writing: Promise<void> | undefined;
  compaction: (() => Promise<StateEvent>) | undefined;

  constructor(path: string, file: OpenJournal) {
    this.#path = path;
    this.#file = file;
    this.#size = file.size;
  }

  append(event: StateEvent): Promise<void> {
    return new Promise((resolve, reject) => {
      const settle = (error?: unknown) => (error === undefined ? resolve() : reject(error));
      this.#waiting.push({ line: eventLine(event), settle });
      this.#writing ??= this.#write();
    });
  }

  async close(): Promise<void> {
    await this.#writing;
    await this.#file.handle.close();
  }

  async #write(): Promise<void> {
    while (this.#waiting.length > 0) {
      const batch = this.#waiting;
      this.#waiting = [];
      const text = batch.map(({ line }) => line).join('');
      let failure: unknown;
      try {
        await this.#file.handle.writeFile(text);
        await this.#file.handle.datasync();
        this.#size += Buffer.byteLength(text);
        if (this.#size > Math.max(compactFrom, 4 * this.#file.size)) await this.#compact();
      } catch (error) {
        failure = error;
        await this.#file.handle.truncate(this.#size).catch(() => undefined);
      }
      for (const { settle } of batch) settle(failure);
    }
    this.#writing = undefined;
  }

  /** What came while this was written is in the snapshot and in the next batch as well: to say it twice changes nothing. */
  async #compact(): Promise<void> {
    const event = await this.compaction?.();
    if (!event) return;
    const { handle } = this.#file;
    this.#file = await written(this.#path, event);
    this.#size = this.#file.size;
    await handle.close();
  }
}
