import { readHar } from '../check/traffic/read-har.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { cut } from '../mock/cut.js';
import type { Recorded } from '../mock/journal/replay.js';
import type { MockApi } from '../mock/mock-api.js';
import { MockRouter } from '../mock/mock-router.js';
import { splitTarget } from '../mock/split-target.js';
import { uniqueNames } from '../mock/unique-names.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';

/** What can be answered from a HAR, and a sentence on what cannot. */
export interface OpenedRecording {
  readonly recording: readonly Recorded[];
  readonly note?: string;
}

/** The exchanges of a HAR whose answers are whole. Throws {@link UsageError} for a file that is none. */
export function openRecording(path: string, apis: readonly MockApi[]): OpenedRecording {
  const text = readTextFile(path);
  if (text === undefined) throw new UsageError(`Cannot read ${path}: ${whyUnreadable(path)}.`);
  const { exchanges, leftOut } = readHar(path, text);
  const router = new MockRouter(uniqueNames(apis).sources);
  const recording: Recorded[] = [];
  const unknown: string[] = [];
  let cutShort = leftOut;
  for (const { request, delivery, unknown: missing } of exchanges) {
    const { method, target } = request;
    const { path: asked } = splitTarget(target);
    if (!delivery?.ok || missing.responseBody) {
      cutShort++;
      continue;
    }
    recording.push({ request, response: delivery.response });
    if (router.find(method, asked).found !== 'operation') unknown.push(`${method} ${asked}`);
  }
  const reasons = [
    ...(cutShort > 0 ? [`${cutShort} without a whole answer`] : []),
    ...(unknown.length > 0
      ? [`${unknown.length} of no documented operation, the first ${cut(unknown[0] as string, 200)}`]
      : []),
  ];
  if (reasons.length === 0) return { recording };
  return {
    recording,
    note: `${path} answers for ${recording.length - unknown.length} of ${exchanges.length + leftOut} recorded requests; it leaves out ${reasons.join(', and ')}.`,
  };
}
