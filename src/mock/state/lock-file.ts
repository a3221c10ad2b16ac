import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../../diagnostics/usage-error.js';

/** The lock files of this process. */
const held = new Set<string>();

/**
 * Makes this process the only one that writes a file, by a file beside it that names the process; one that a dead process
 * left is taken over. Returns what gives it back. Throws {@link UsageError} where another process has it.
 */
export function lockFile(path: string): () => void {
  const lock = `${path}.lock`;
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') {
      throw new UsageError(`The state cannot be kept in ${path}: ${(error as Error).message}.`);
    }
    const owner = Number(readFileSync(lock, 'utf8'));
    // In a container the process that died had this one's number.
    const isOwn = owner === process.pid && !held.has(resolve(lock));
    if (!isOwn && isAlive(owner)) {
      throw new UsageError(
        `The state in ${path} is in use by process ${owner}; several processes share a state at redis://… (if that process is no mock, delete ${lock}).`,
      );
    }
    writeFileSync(lock, String(process.pid));
  }
  held.add(resolve(lock));
  return () => {
    held.delete(resolve(lock));
    rmSync(lock, { force: true });
  };
}

function isAlive(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
