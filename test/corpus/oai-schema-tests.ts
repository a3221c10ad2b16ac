import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { structureDiagnostics } from '../../src/openapi/structure/structure-diagnostics.js';
import { parseText } from '../../src/source/parse-text.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText } from './read-shared.js';

/** The versions that are read, and the documents whose verdict may differ, with the reason. */
const versions = ['v3.0', 'v3.1', 'v3.2'];
const differences: Readonly<Record<string, string>> = {};

/** The documents that the OpenAPI Initiative tests its schemas with: `pass` is accepted, `fail` refused. */
export const section: CorpusSection = {
  name: 'oai-schema-tests',
  run: async (shared) => {
    const rows: CorpusRow[] = [];
    for (const version of versions) {
      for (const verdict of ['pass', 'fail'] as const) {
        rows.push(await judgeFolder(join(shared, 'suites/oai-schema-tests'), version, verdict));
      }
    }
    return rows.filter(({ counts }) => counts.documents !== 0);
  },
};

async function judgeFolder(suite: string, version: string, verdict: 'pass' | 'fail'): Promise<CorpusRow> {
  const folder = join(suite, version, verdict);
  const files = listFiles(folder);
  const failures: string[] = [];
  let explained = 0;
  const started = performance.now();
  for (const file of files) {
    const found = structureDiagnostics(parseText({ path: file, text: readText(join(folder, file)) ?? '' }));
    const errors = found.filter(({ severity }) => severity === 'error');
    if ((errors.length === 0) === (verdict === 'pass')) continue;
    if (Object.hasOwn(differences, `${version}/${verdict}/${file}`)) explained++;
    else failures.push(`${file} is ${verdict === 'pass' ? `refused: ${errors[0]?.message}` : 'accepted'}`);
  }
  return {
    subject: `${version} ${verdict}`,
    counts: { documents: files.length, explained },
    passed: files.length - failures.length - explained,
    failures,
    milliseconds: performance.now() - started,
  };
}

function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  } catch {
    return [];
  }
}
