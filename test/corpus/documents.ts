import { join } from 'node:path';
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js';
import type { Api } from '../../src/openapi/api.js';
import type { ApiSchema } from '../../src/openapi/api-schema.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { modelSchemas } from '../../src/openapi/model-schemas.js';
import { structureDiagnostics } from '../../src/openapi/structure/structure-diagnostics.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { countDocument, type DocumentCounts } from './count-document.js';
import { differences, structureDeviations } from './documents-differences.js';
import { readText, readValue } from './read-shared.js';

interface ManifestEntry {
  readonly file: string;
  readonly operations: number;
  readonly responses: number;
  readonly statusCodes?: Readonly<Record<string, number>>;
}

/** Every real document loads, and the model holds what an independent count of its text finds, and what the manifest says. */
export const section: CorpusSection = {
  name: 'documents',
  run: async (shared) => {
    const folder = join(shared, 'corpus');
    const { entries } = readValue(join(folder, 'manifest.json')) as { entries: ManifestEntry[] };
    const rows: CorpusRow[] = [];
    for (const entry of entries) rows.push(await compareDocument(join(folder, entry.file), entry));
    return rows;
  },
};

async function compareDocument(path: string, entry: ManifestEntry): Promise<CorpusRow> {
  const text = readText(path) ?? '';
  const started = performance.now();
  const loaded = loadApi({ path, text }, readText);
  const milliseconds = performance.now() - started;
  if (!loaded.ok) {
    return {
      subject: entry.file,
      counts: {},
      passed: 0,
      failures: [loaded.diagnostic.message],
      milliseconds,
    };
  }
  const model = countModel(loaded.api);
  const schemas = [...modelSchemas(loaded.api)];
  const structure = structureDiagnostics(loaded.api);
  const deviations = structureDeviations[entry.file]?.count ?? 0;
  const judged = [
    ...compareCounts('the text', { ...countDocument(path) }, { ...model }),
    ...compareCounts('the manifest', manifestCounts(entry), manifestView(loaded.api)),
    firstOf(loaded.api.diagnostics),
    firstOf(structure.slice(deviations)),
    structure.length < deviations ? 'the official schema finds less than its table says' : undefined,
    firstOf(unresolvedIn(schemas)),
  ];
  const failures = judged.filter((failure) => failure !== undefined);
  return {
    subject: entry.file,
    counts: { ...model, schemas: schemas.length },
    passed: judged.length - failures.length,
    failures,
    milliseconds,
  };
}

/** What the references of the schemas do not find. */
function unresolvedIn(schemas: readonly ApiSchema[]): Diagnostic[] {
  return schemas.flatMap((schema) => schema.bundle('response').diagnostics);
}

function firstOf(diagnostics: readonly Diagnostic[]): string | undefined {
  const errors = diagnostics.filter(({ severity }) => severity === 'error');
  const [first] = errors;
  return first && `${errors.length} errors, the first ${first.code}: ${first.message}`;
}

function countModel(api: Api): DocumentCounts {
  const sum = (count: (operation: Api['operations'][number]) => number) =>
    api.operations.reduce((total, operation) => total + count(operation), 0);
  return {
    operations: api.operations.length,
    parameters: sum(({ parameters }) => parameters.length),
    bodies: sum(({ requestBody }) => (requestBody ? 1 : 0)),
    responses: sum(({ responses }) => responses.length),
    headers: sum(({ responses }) => responses.reduce((total, { headers }) => total + headers.length, 0)),
    security: sum(({ security }) => security.length),
    webhooks: api.webhooks.length,
  };
}

function manifestCounts({ file, operations, responses, statusCodes }: ManifestEntry): Record<string, number> {
  const stated: Record<string, number> = { operations, responses };
  for (const [status, count] of Object.entries(statusCodes ?? {})) stated[`status ${status}`] = count;
  for (const { count, meant } of differences[file] ?? []) stated[count] = meant;
  return stated;
}

function manifestView(api: Api): Record<string, number> {
  const counts: Record<string, number> = { operations: api.operations.length, responses: 0 };
  for (const { status } of api.operations.flatMap(({ responses }) => responses)) {
    counts.responses = (counts.responses ?? 0) + 1;
    counts[`status ${status}`] = (counts[`status ${status}`] ?? 0) + 1;
  }
  return counts;
}

/** `undefined` for each count that agrees, a sentence for each that does not. */
function compareCounts(
  witness: string,
  expected: Readonly<Record<string, number>>,
  actual: Readonly<Record<string, number>>,
): (string | undefined)[] {
  return Object.entries(expected).map(([name, count]) =>
    actual[name] === count
      ? undefined
      : `${witness} has ${count} for ${name}, the model ${actual[name] ?? 0}`,
  );
}
