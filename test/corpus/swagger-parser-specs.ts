import { readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { lintApi } from '../../src/lint/lint-api.js';
import { loadApi } from '../../src/openapi/load-api.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText } from './read-shared.js';

/** Where swagger-parser judges otherwise, and why its verdict is not taken. */
const differences: Readonly<Record<string, string>> = {
  'validate-spec/invalid/required-property-not-defined-input.yaml':
    'A required property need not stand in `properties`: JSON Schema lets it have any value, and so do OpenAPI 2.0 and 3.x.',
  'validate-spec/invalid/required-property-not-defined-definitions.yaml': 'The same, in a definition.',
  'circular/circular.yaml':
    'The definition `thing` is nothing but a reference to itself: it describes no value, and no tool can resolve it.',
};

/** What each folder of the suite says of its documents; parts that documents refer to are none by themselves. */
const folders: readonly (readonly [folder: string, verdict: 'valid' | 'invalid'])[] = [
  ['validate-schema/valid', 'valid'],
  ['validate-schema/invalid', 'invalid'],
  ['validate-spec/valid', 'valid'],
  ['validate-spec/invalid', 'invalid'],
  ['invalid', 'invalid'],
  ['circular', 'valid'],
  ['deep-circular', 'valid'],
  ['callbacks-promises', 'valid'],
  ['oas-relative-servers', 'valid'],
  ['unknown', 'valid'],
];

/** Documents of a folder whose name says otherwise. */
const exceptions: Readonly<Record<string, 'valid' | 'invalid'>> = {
  'callbacks-promises/callbacks-promises-error.yaml': 'invalid',
};

/** The verdicts of an independent parser on whole documents, beside ours: loaded, without an error of model, structure and rules. */
export const section: CorpusSection = {
  name: 'swagger-parser-specs',
  run: async (shared) => {
    const suite = join(shared, 'suites/swagger-parser-specs');
    const rows: CorpusRow[] = [];
    for (const [folder, verdict] of folders) rows.push(await judgeFolder(suite, folder, verdict));
    return rows;
  },
};

async function judgeFolder(suite: string, folder: string, verdict: 'valid' | 'invalid'): Promise<CorpusRow> {
  const started = performance.now();
  const files = readdirSync(join(suite, folder)).filter((file) => /\.(yaml|json)$/.test(file));
  const failures: string[] = [];
  let explained = 0;
  for (const file of files) {
    const path = join(suite, folder, file);
    const name = relative(suite, path);
    const meant = exceptions[name] ?? verdict;
    const error = await firstError(path);
    if ((error === undefined) === (meant === 'valid')) continue;
    if (differences[name] !== undefined) explained++;
    else failures.push(error === undefined ? `${file} is accepted` : `${file} is refused: ${error}`);
  }
  return {
    subject: folder,
    counts: { documents: files.length, explained },
    passed: files.length - failures.length - explained,
    failures,
    milliseconds: performance.now() - started,
  };
}

async function firstError(path: string): Promise<string | undefined> {
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  if (!loaded.ok) return loaded.diagnostic.message;
  const found = lintApi(loaded.api);
  return found.find(({ severity }) => severity === 'error')?.message;
}
