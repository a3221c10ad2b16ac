import { relative } from 'node:path';
import { brokenParts } from '../commands/broken-parts.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { formatDiagnostic } from '../diagnostics/format-diagnostic.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { breath } from './breath.js';
import type { Io } from './io.js';
import type { ServedFiles } from './mock-files.js';
import type { FileWatch } from './watch-files.js';

/** How files are read, and taken. */
export interface Reloading {
  /** What is served when this begins. */
  readonly served: ServedFiles;
  read(): Promise<ServedFiles>;
  serve(files: ServedFiles): Promise<void>;
  readonly io: Io;
}

/** How many errors of one save are shown. */
const shownErrors = 3;

/**
 * Reads everything anew whenever a file of it changes, and serves that. What cannot be read, or has errors that were not there
 * before, is told of and left: the mock goes on with what it serves.
 */
export async function reloadOnChange(
  watch: FileWatch,
  { served, read, serve, io }: Reloading,
): Promise<void> {
  let standing = await errorsOf(served);
  let work = Promise.resolve();
  watch.listen((paths) => {
    const names = paths.map((path) => relative('', path)).join(', ');
    work = work.then(() => reload(names));
  });

  async function reload(names: string): Promise<void> {
    try {
      const files = await read();
      const errors = await errorsOf(files);
      const added = [...errors].filter(([key]) => !standing.has(key)).map(([, error]) => error);
      if (added.length > 0) throw new UsageError(showErrors(added));
      standing = errors;
      await serve(files);
      io.err(`Reloaded: ${names} changed.\n`);
    } catch (error) {
      const { message, stack } = error as Error;
      const said = error instanceof UsageError ? message : stack;
      io.err(`${names} changed, and cannot be used; the mock goes on as it was:\n${said}\n`);
    }
  }
}

/** By what they are, wherever in the text they have moved to. */
async function errorsOf({ apis }: ServedFiles): Promise<ReadonlyMap<string, Diagnostic>> {
  const errors = new Map<string, Diagnostic>();
  for (const { api } of apis) {
    for (const found of brokenParts(api)) {
      for (const error of found) {
        const { code, message, place } = error;
        errors.set([code, message, place.source.path, place.pointer].join('\n'), error);
      }
      await breath();
    }
  }
  return errors;
}

/** What is wrong in several places for one reason is shown at the first. */
function showErrors(all: readonly Diagnostic[]): string {
  const errors = [...new Map(all.toReversed().map((error) => [error.message, error])).values()].toReversed();
  const more = errors.length - shownErrors;
  return [
    ...errors.slice(0, shownErrors).map((error) => formatDiagnostic(error)),
    ...(more > 0 ? [`… and ${more} more.`] : []),
  ].join('\n\n');
}
