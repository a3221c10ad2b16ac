import { readHar } from '../check/traffic/read-har.js';
import { UsageError } from '../diagnostics/usage-error.js';
import type { Recorded } from '../mock/journal/replay.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';

/** The exchanges of a HAR that had an answer. Throws {@link UsageError} for a file that is none. */
export function openRecording(path: string): Recorded[] {
  const text = readTextFile(path);
  if (text === undefined) throw new UsageError(`Cannot read ${path}: ${whyUnreadable(path)}.`);
  return readHar(path, text).exchanges.flatMap(({ request, delivery }) =>
    delivery?.ok ? [{ request, response: delivery.response }] : [],
  );
}
