import type { AddCommand } from './command.js';

/** In the order of the help; only the command that is asked for is loaded. */
export const commands: Readonly<Record<string, () => Promise<AddCommand>>> = {
  normalize: async () => (await import('./normalize.js')).addNormalize,
  drift: async () => (await import('./drift.js')).addDrift,
  lint: async () => (await import('./lint.js')).addLint,
  audit: async () => (await import('./audit.js')).addAudit,
  diff: async () => (await import('./diff.js')).addDiff,
  types: async () => (await import('./types.js')).addTypes,
  mock: async () => (await import('./mock.js')).addMock,
  check: async () => (await import('./check.js')).addCheck,
  proxy: async () => (await import('./proxy.js')).addProxy,
  merge: async () => (await import('./merge.js')).addMerge,
  report: async () => (await import('./report.js')).addReport,
  init: async () => (await import('./init.js')).addInit,
  completion: async () => (await import('./completion.js')).addCompletion,
};
