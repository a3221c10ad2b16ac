import { createRequire } from 'node:module';
import { join } from 'node:path';
import { UsageError } from './usage-error.js';

/** What is installed only by those who need it, in the versions known to serve. */
export const optionalPackages = {
  '@redis/client': '6',
  '@stoplight/prism-cli': '5.14.2',
  '@stoplight/spectral-cli': '6',
  nock: '14',
  selfsigned: '5',
} as const;

/**
 * The path of a file, or of the main file, of an optional package: of the one beside this package, else of the one that the project in
 * the current folder has. Throws {@link UsageError} where it is not installed, naming what asked for it.
 */
export function resolveOptional(
  name: keyof typeof optionalPackages,
  { file, asker }: { readonly file?: string; readonly asker: string },
): string {
  const specifier = file === undefined ? name : `${name}/${file}`;
  for (const from of [import.meta.url, join(process.cwd(), 'package.json')]) {
    try {
      return createRequire(from).resolve(specifier);
    } catch (error) {
      if ((error as { code?: unknown }).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new UsageError(
    `${asker} needs ${name}, which is not installed along: npm install --save-dev ${name}@${optionalPackages[name]}`,
  );
}
