import { existsSync, statSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { globSync } from 'tinyglobby';
import { UsageError } from '../diagnostics/usage-error.js';
import { whyUnreadable } from '../source/read-file.js';

/** What a folder is searched for; a file that is named may have any name. */
const pageNames = '**/*.{md,mdx,markdown,txt,html,htm}';

/**
 * The paths of the pages that arguments name: files, `-` for standard input, folders with all that is below them, and glob patterns.
 * Sorted within each argument, each page once. Throws {@link UsageError} for an argument that names nothing.
 */
export function findPages(arguments_: readonly string[]): string[] {
  const found = new Set<string>();
  for (const argument of arguments_) for (const path of pagesOf(argument)) found.add(path);
  return [...found];
}

function pagesOf(argument: string): string[] {
  const entry = argument !== '-' && existsSync(argument) ? statSync(argument) : undefined;
  // A pipe, such as that of <(curl …), is read like a file.
  if (argument === '-' || (entry && !entry.isDirectory())) return [argument];
  const pages = entry?.isDirectory()
    ? globSync(pageNames, { cwd: argument, caseSensitiveMatch: false }).map(
        (path) => `${argument.replace(/[/\\]+$/, '')}/${path}`,
      )
    : globSync(argument.replaceAll('\\', '/'), { expandDirectories: false, absolute: isAbsolute(argument) });
  if (pages.length > 0) return pages.sort();
  if (entry)
    throw new UsageError(`There is no page in ${argument}: .md, .txt and .html files are looked for.`);
  if (/[*?{[]/.test(argument)) throw new UsageError(`No file fits ${argument}.`);
  throw new UsageError(`Cannot read ${argument}: ${whyUnreadable(argument)}.`);
}
