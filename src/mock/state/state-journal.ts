import { readFileSync, truncateSync } from 'node:fs';
import { UsageError } from '../../diagnostics/usage-error.js';
import { isMapping } from '../../openapi/document-node.js';
import { replay, type StateEvent } from './memory-store.js';
import type { Snapshot } from './state-store.js';

/** The first line of every journal. */
export const journalHeader = '{"tallyState":1}\n';

/** Events as they stand in the journal: one line of JSON each. */
export function eventLine(event: StateEvent): string {
  return `${JSON.stringify(event)}\n`;
}

/**
 * What a journal says was kept; nothing where there is none. A last line that was cut short was never confirmed to anyone and is
 * cut off. Throws {@link UsageError} for a file that is no journal.
 */
export function readJournal(path: string): Snapshot {
  const bytes = readBytes(path);
  if (bytes === undefined || bytes.length === 0) return {};
  const head = bytes.toString('utf8', 0, journalHeader.length);
  if (head !== journalHeader) {
    // A crash while the very first line was written leaves a part of it.
    if (journalHeader.startsWith(head)) return {};
    throw new UsageError(`${path} is no state of a mock; name another file, or delete it.`);
  }
  const end = bytes.lastIndexOf('\n') + 1;
  const lines = bytes.toString('utf8', 0, end).split('\n').slice(0, -1);
  const events = lines.slice(1).map((line, index) => parseEvent(path, line, index + 2));
  if (end < bytes.length) truncateSync(path, end);
  return replay({}, events);
}

function readBytes(path: string): Buffer | undefined {
  try {
    return readFileSync(path);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw new UsageError(`The state in ${path} cannot be read: ${(error as Error).message}.`);
  }
}

function parseEvent(path: string, line: string, number: number): StateEvent {
  try {
    const event: unknown = JSON.parse(line);
    if (isMapping(event) && ('drop' in event || 'restore' in event || 'changes' in event)) {
      return event as unknown as StateEvent;
    }
  } catch {
    // Told below, with its line.
  }
  throw new UsageError(
    `${path}:${number}: this line of the mock's state is damaged; restore the file, or delete it.`,
  );
}
