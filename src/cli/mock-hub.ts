import { createMock } from '../mock/create-mock.js';
import { releaseLate } from '../mock/late.js';
import { Hub } from '../mock/workers/hub.js';
import type { Port } from '../mock/workers/line.js';
import type { Io } from './io.js';
import { openControl } from './mock-control.js';
import { readServedFiles, type ServedFiles } from './mock-files.js';
import { MockNotes } from './mock-notes.js';
import { openWatch, type ServeArguments, servedOptions, wantsWatch } from './serve-mock.js';

/** What the workers of a mock have in common, in the primary process. */
export interface RunningHub {
  join(port: Port): () => void;
  close(): Promise<void>;
}

/** Begins to serve workers, which wait for it. What is wrong with the files they say themselves. */
export function openHub(specs: readonly string[], options: ServeArguments, io: Io): RunningHub {
  const hub = new Hub();
  const serving = serveWorkers(hub, specs, options, io);
  serving.catch((error: Error) => hub.fail(error));
  return {
    join: (port) => hub.join(port),
    async close() {
      hub.close();
      await (await serving.catch(() => undefined))?.close();
    },
  };
}

async function serveWorkers(
  hub: Hub,
  specs: readonly string[],
  options: ServeArguments,
  io: Io,
): Promise<{ close(): Promise<void> }> {
  // What is answered and what is reloaded the workers say.
  const silent = { ...io, err: () => undefined };
  const watch = wantsWatch(options, io) ? await openWatch() : undefined;
  const read = () => readServedFiles(specs, options, watch?.add);
  const served = await read();
  const isSecure = options.https === true || options.tlsCert !== undefined;
  const opened = await openControl(served, options, isSecure ? 'https' : 'http', io);
  let { control } = opened;
  control.outbox.listen(new MockNotes(io).tellOf);
  const serve = async (files: ServedFiles): Promise<void> => {
    await hub.serve(control, createMock(await servedOptions(files, control, options, silent)));
  };
  await serve(served);
  if (watch) {
    const { reloadOnChange } = await import('./mock-reload.js');
    const again = (files: ServedFiles): Promise<void> => {
      control = control.renew(files.apis, files.scenarios);
      return serve(files);
    };
    await reloadOnChange(watch, { served, read, serve: again, io: silent });
  }
  return {
    async close() {
      watch?.close();
      control.endStreams();
      await opened.close();
      releaseLate();
    },
  };
}
