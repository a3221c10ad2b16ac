import { UsageError } from '../diagnostics/usage-error.js';
import { whyUnreadable } from '../source/read-file.js';
import type { Source } from '../source/source.js';
import { findPages } from './find-pages.js';

/** What reads a page: a file by its path, or standard input. */
export interface PageInput {
  readFile(path: string): string | undefined;
  readInput(): string;
}

/** The pages that arguments name, in their order. Throws {@link UsageError} where one is not there. */
export function readPages(arguments_: readonly string[], input: PageInput): Source[] {
  return findPages(arguments_).map((path) => {
    if (path === '-') return { path: '<stdin>', text: input.readInput().replace(/^\uFEFF/, '') };
    const text = input.readFile(path);
    if (text === undefined) throw new UsageError(`Cannot read ${path}: ${whyUnreadable(path)}.`);
    return { path, text };
  });
}

/** The name of what is made of a page: the file's name without its extension. */
export function nameOfPage({ path }: Source): string {
  if (path === '<stdin>') return 'stdin';
  return (path.split(/[\\/]/).at(-1) ?? path).replace(/\.[^.]+$/, '');
}
