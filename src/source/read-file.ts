import { readFileSync } from 'node:fs';

/** The one place that opens documents, pages and contract files, or reads standard input (0): UTF-8 without its byte order mark; `undefined` where unreadable. */
export function readTextFile(path: string | 0): string | undefined {
  try {
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '');
  } catch {
    return undefined;
  }
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be read',
  EPERM: 'it may not be read',
  ENAMETOOLONG: 'its name is too long',
  ERR_STRING_TOO_LONG: 'it is larger than half a gigabyte',
  ERR_FS_FILE_TOO_LARGE: 'it is larger than two gigabytes',
};

/** Why {@link readTextFile} gave nothing, in words that end a sentence. */
export function whyUnreadable(path: string): string {
  try {
    readFileSync(path, 'utf8');
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    return reasons[code] ?? message;
  }
  return 'it changed meanwhile';
}
