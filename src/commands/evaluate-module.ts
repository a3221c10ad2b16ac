import { resolve } from 'node:path';
import type { TransformOptions } from 'jiti';
import { UsageError } from '../diagnostics/usage-error.js';

/** Whether a path names a module of JavaScript or TypeScript. */
export function isModule(path: string): boolean {
  return /\.[mc]?[jt]s$/.test(path);
}

/**
 * The default export of a module as plain data, with all that it imports: Node 20 strips no types. `onRead` is told of each file of
 * it. Throws {@link UsageError} where it cannot be loaded.
 */
export async function evaluateModule(path: string, onRead?: (path: string) => void): Promise<unknown> {
  const { createJiti } = await import('jiti');
  const options = { fsCache: false, moduleCache: false, interopDefault: false };
  const plain = createJiti(import.meta.url, options);
  const transform = (file: TransformOptions) => {
    if (file.filename !== undefined) onRead?.(file.filename);
    return { code: plain.transform(file) };
  };
  const jiti = createJiti(import.meta.url, { ...options, transform });
  try {
    const module = await jiti.import<{ default?: unknown }>(resolve(path));
    if (module.default !== undefined)
      return JSON.parse(JSON.stringify(module.default, refuseFunction)) as unknown;
  } catch (error) {
    // The place stands in the second line.
    const lines = String((error as { message?: unknown }).message ?? error).split('\n', 2);
    const said = lines.filter((line) => line !== 'Require stack:').map((line) => line.trim());
    throw new UsageError(`${path} cannot be loaded: ${said.join(' ')}`);
  }
  throw new UsageError(`${path} has no default export. Write \`export default { … }\`.`);
}

/** JSON would leave it out in silence. */
function refuseFunction(name: string, value: unknown): unknown {
  if (typeof value !== 'function') return value;
  const what = name === '' ? 'the default export' : `\`${name}\``;
  throw new Error(`${what} is a function, where data is wanted; write what it would return.`);
}
