import { isAbsolute } from 'node:path';
import { defineConfig } from 'rolldown';
import { licences } from './licences.js';

/** What a command needs before it can do anything, and what it judges with: some hundred files that would be looked for one by one. */
const broughtAlong = new Set([
  'ajv/dist/2020.js',
  'ajv-formats',
  'ajv-formats/dist/formats.js',
  'commander',
  'js-yaml',
]);

/** The command line in a few files, so that it starts in half the time. It is made of what the compiler and the other bundles have written. */
export default defineConfig({
  input: { bin: 'dist/src/cli/bin.js' },
  platform: 'node',
  external: (id, importer) => {
    const isPackage = !/^\.{0,2}\//.test(id) && !isAbsolute(id);
    return isPackage && !broughtAlong.has(id) && !importer?.includes('node_modules');
  },
  plugins: [ajvWithin(), licences('THIRD-PARTY-LICENCES')],
  output: {
    dir: 'dist/cli',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'chunks/[name].js',
  },
});

/** Takes Ajv in, which is `require`d where it is needed first. */
function ajvWithin() {
  const made = 'const require = createRequire(import.meta.url);';
  return {
    name: 'ajv-within',
    transform(code, id) {
      if (!id.endsWith('/schema/ajv-library.js')) return undefined;
      if (!code.includes(made))
        throw new Error(`${id} does not make its require any more: change bundle/command-line.js.`);
      return code.replace(made, '');
    },
  };
}
