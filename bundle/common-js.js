import { readFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative } from 'node:path';
import { defineConfig } from 'rolldown';
import { licences } from './licences.js';

/** The entry points of the package, as `exports` in package.json names them. */
const entries = {
  index: 'src/index.ts',
  check: 'src/public/check.ts',
  jest: 'src/public/jest.ts',
  lint: 'src/public/lint.ts',
  mock: 'src/public/mock.ts',
  msw: 'src/public/msw.ts',
  nock: 'src/public/nock.ts',
  playwright: 'src/public/playwright.ts',
};

/** What is no CommonJS itself, exports something else there, or is not installed comes along with all that it needs but `typescript`. */
const broughtAlong = new Set([
  'fast-xml-builder',
  'htmlparser2',
  'mdast-util-from-markdown',
  'openapi-typescript',
]);

/** The CommonJS face of the package, for test files that Jest loads with `require`: it cannot `require` modules. */
export const commonJs = defineConfig({
  input: entries,
  platform: 'node',
  external: (id, importer) => {
    const isPackage = !/^\.{0,2}\//.test(id) && !isAbsolute(id);
    const isBrought = broughtAlong.has(id) || importer?.includes('node_modules');
    return isPackage && (!isBrought || id === 'typescript');
  },
  treeshake: { moduleSideEffects: (id) => !id.includes('node_modules') },
  plugins: [declarations(), licences('THIRD-PARTY-LICENCES')],
  output: {
    dir: 'dist/cjs',
    cleanDir: true,
    format: 'cjs',
    entryFileNames: '[name].cjs',
    chunkFileNames: 'chunks/[name].cjs',
    // Jest would ask for --experimental-vm-modules at an `import()`.
    dynamicImportInCjs: false,
  },
});

/** Copies the declarations that tsc made for the entries, as those of CommonJS: `types/….d.cts`. */
function declarations() {
  return {
    name: 'declarations',
    generateBundle() {
      const done = new Set();
      const copy = (source) => {
        if (done.has(source)) return;
        done.add(source);
        const text = readFileSync(join('dist', source.replace(/\.ts$/, '.d.ts')), 'utf8');
        for (const [, , path] of text.matchAll(relativeImport)) {
          copy(join(dirname(source), path.replace(/\.js$/, '.ts')));
        }
        this.emitFile({
          type: 'asset',
          fileName: `types/${relative('src', source).replaceAll('\\', '/').replace(/\.ts$/, '.d.cts')}`,
          source: text.replaceAll(relativeImport, (found) => found.replace(/\.js(['"])$/, '.cjs$1')),
        });
      };
      for (const source of Object.values(entries)) copy(source);
    },
  };
}

const relativeImport = /\b(from |import\()['"](\.{1,2}\/[^'"]+\.js)['"]/g;
