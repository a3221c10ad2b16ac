import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { validatorOf } from '../../src/schema/compile.js';
import { selfContained } from '../../src/schema/self-contained.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { exceptions } from './json-schema-exceptions.js';
import { readText, readValue } from './read-shared.js';

interface TestGroup {
  readonly description: string;
  readonly schema: unknown;
  readonly tests: readonly {
    readonly description: string;
    readonly data: unknown;
    readonly valid: boolean;
  }[];
}

/** Folders under `tests/`, with the number of tests that must at least agree. */
const folders: readonly (readonly [folder: string, least: number])[] = [
  ['draft4', 612],
  ['draft4/optional', 99],
  ['draft4/optional/format', 215],
  ['draft2020-12', 1_230],
  ['draft2020-12/optional', 161],
  ['draft2020-12/optional/format', 655],
];

/** The public suite of JSON Schema: draft 4 by translation, 2020-12 as it is, other documents read from disk. */
export const section: CorpusSection = {
  name: 'json-schema-test-suite',
  run: async (shared) => {
    const suite = join(shared, 'suites', 'json-schema-test-suite');
    return folders.map(([folder, least]) => runFolder(suite, folder, least));
  },
};

function runFolder(suite: string, folder: string, least: number): CorpusRow {
  const started = performance.now();
  const files = readdirSync(join(suite, 'tests', folder)).filter((file) => file.endsWith('.json'));
  const dialect = folder.startsWith('draft4') ? 'draft-04' : '2020-12';
  let tests = 0;
  let differing = 0;
  const failures: string[] = [];
  for (const file of files) {
    const name = `${folder}/${file}`;
    const groups = readValue(join(suite, 'tests', name)) as TestGroup[];
    const wrong = groups.flatMap((group) => {
      const validator = validatorOf(
        selfContained(group.schema, { dialect, read: (uri) => readRemote(suite, uri) }),
      );
      tests += group.tests.length;
      return group.tests
        .filter(
          ({ data, valid }) =>
            validator.problem !== undefined || (validator.validate(data).length === 0) !== valid,
        )
        .map(({ description }) => `${group.description}: ${description}`);
    });
    differing += wrong.length;
    const expected = exceptions.find((exception) => exception.file === name)?.count ?? 0;
    if (wrong.length === expected) continue;
    failures.push(
      `${wrong.length} tests of ${name} go another way where ${expected} are known: ${wrong.join('; ')}`,
    );
  }
  const passed = tests - differing;
  if (passed < least) failures.push(`${passed} tests agree, fewer than ${least}`);
  return {
    subject: folder,
    counts: { tests, exceptions: differing },
    passed,
    failures,
    milliseconds: performance.now() - started,
  };
}

const require = createRequire(import.meta.url);
const METASCHEMAS = [
  ['http://json-schema.org/draft-04/schema', 'ajv-draft-04/dist/refs/json-schema-draft-04.json'],
  ['https://json-schema.org/draft/2020-12/', 'ajv/dist/refs/json-schema-2020-12/'],
] as const;

/** A document of the suite, which is said to be served at port 1234, or a metaschema. */
function readRemote(suite: string, uri: string): unknown {
  const remote = /^http:\/\/localhost:1234\/(.+[^/])$/.exec(uri)?.[1];
  if (remote !== undefined) return parse(readText(join(suite, 'remotes', remote)));
  const known = METASCHEMAS.find(([start]) => uri.startsWith(start));
  if (known === undefined) return undefined;
  const [start, path] = known;
  const file = path.endsWith('.json') ? path : `${path}${uri.slice(start.length)}.json`;
  return parse(readText(require.resolve(file)));
}

function parse(text: string | undefined): unknown {
  return text === undefined ? undefined : JSON.parse(text);
}
