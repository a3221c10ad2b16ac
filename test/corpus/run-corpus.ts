import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { packageRoot } from '../../src/source/package-root.js';
import type { CorpusSection } from './corpus-section.js';
import { printRows } from './print-rows.js';

/** In the order printed; each is loaded when it runs. */
const sections: Readonly<Record<string, () => Promise<{ readonly section: CorpusSection }>>> = {
  documents: () => import('./documents.js'),
  'oai-schema-tests': () => import('./oai-schema-tests.js'),
  'swagger-parser-specs': () => import('./swagger-parser-specs.js'),
  'json-schema-test-suite': () => import('./json-schema-suite.js'),
  values: () => import('./values.js'),
  law: () => import('./law.js'),
  exchange: () => import('./exchange.js'),
  types: () => import('./types.js'),
  'prism-difference': () => import('./prism-difference.js'),
  'prism-harness': () => import('./prism-harness.js'),
  stateful: () => import('./stateful.js'),
};

/** Prints one table a section and the sum; arguments name the sections to run; `--full` asks for all that is otherwise sampled. Gives the exit code: 1 where a count is not as it should be. */
async function runCorpus(wanted: readonly string[]): Promise<number> {
  const shared = resolve(packageRoot(), '..', 'shared');
  if (!existsSync(join(shared, 'corpus')) || !existsSync(join(shared, 'suites'))) {
    process.stdout.write(`There is no corpus at ${shared}; nothing was run.\n`);
    return 0;
  }
  const unknown = wanted.filter((name) => !Object.hasOwn(sections, name));
  if (unknown.length > 0) {
    const known = Object.keys(sections).join(', ');
    process.stderr.write(`There is no section ${unknown.join(', ')}; there are ${known}.\n`);
    return 2;
  }
  let passed = 0;
  let failed = 0;
  for (const [name, load] of Object.entries(sections)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    const { section } = await load();
    const rows = await section.run(shared);
    process.stdout.write(printRows(section.name, rows));
    for (const row of rows) {
      passed += row.passed;
      failed += row.failures.length;
    }
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await runCorpus(process.argv.slice(2).filter((word) => word !== '--full'));
