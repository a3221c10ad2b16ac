/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  // nock keeps its interceptors on the global scope and looks at them when the next file starts.
  testEnvironmentOptions: { globalsCleanup: 'off' },
  roots: ['<rootDir>/test', '<rootDir>/contracts'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: {
    '^(\\.{1,2}/.*)\\.js$': '$1',
    '^fast-check$': '<rootDir>/test/seeded-fast-check.js',
  },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
  // A test waits for processes, sockets and pages more than it counts: one core is not left idle.
  maxWorkers: '100%',
  // Modules that tests load add up in a worker.
  workerIdleMemoryLimit: '1GB',
  testTimeout: 60_000,
};
