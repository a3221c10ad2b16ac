import { resolve } from 'node:path';
import { UsageError } from '../diagnostics/usage-error.js';

/** Whether a path names a module of JavaScript or TypeScript. */
export function isModule(path: string): boolean {
  return /\.[mc]?[jt]s$/.test(path);
}

/**
 * The default export of a module as plain data, bundled with all that it imports: Node 20 strips no types. Throws
 * {@link UsageError} where it cannot be loaded.
 */
export async function evaluateModule(path: string): Promise<unknown> {
  const { rolldown } = await import('rolldown');
  try {
    const bundle = await rolldown({ input: resolve(path), platform: 'node', logLevel: 'silent' });
    const { output } = await bundle.generate({ format: 'esm', codeSplitting: false });
    await bundle.close();
    const code = Buffer.from(output[0].code, 'utf8').toString('base64');
    const module = (await import(`data:text/javascript;base64,${code}`)) as { default?: unknown };
    return JSON.parse(JSON.stringify(module.default ?? null)) as unknown;
  } catch (error) {
    const [first = ''] = String((error as { message?: unknown }).message ?? error).split('\n');
    throw new UsageError(`${path} cannot be loaded: ${first}`);
  }
}
