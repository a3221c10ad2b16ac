import { defineConfig } from 'rolldown';
import { licences } from './licences.js';

/** Puts the printer of openapi-typescript in the place of the module that names it. */
export const typePrinter = defineConfig({
  input: 'src/types/openapi-typescript.ts',
  platform: 'node',
  external: ['typescript'],
  // Its other parts are imported beside it and never called.
  treeshake: { moduleSideEffects: false },
  plugins: [licences('openapi-typescript.THIRD-PARTY-LICENCES')],
  output: { dir: 'dist/src/types', format: 'esm' },
});
