import { join } from 'node:path';
import { checkApi } from '../../src/check/check-api.js';
import { createControl } from '../../src/mock/admin/mock-control.js';
import { startMock } from '../../src/mock/start-mock.js';
import { createMemoryStore } from '../../src/mock/state/memory-store.js';
import { loadApi } from '../../src/openapi/load-api.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { readText } from './read-shared.js';

/** Documents whose resources are created, read, changed and deleted. */
const documents = ['museum-3.1.yaml', 'sendgrid-api-keys.yaml', 'sendgrid-suppressions.yaml'];

/** A stateful mock of each document passes `check` with every cell reached by its own states, meaning included. */
export const section: CorpusSection = {
  name: 'stateful mocks under check',
  run: (shared) => Promise.all(documents.map((name) => checkDocument(join(shared, 'corpus', name), name))),
};

async function checkDocument(path: string, subject: string): Promise<CorpusRow> {
  const started = performance.now();
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  if (!loaded.ok) {
    return { subject, counts: {}, passed: 0, failures: [loaded.diagnostic.message], milliseconds: 0 };
  }
  const apis = [{ name: 'mock', api: loaded.api, path }];
  const { extensions, serveAdmin } = createControl({ apis, store: createMemoryStore() });
  const mock = await startMock({ apis, extensions, serveAdmin, port: 0, host: '127.0.0.1' });
  const report = await checkApi(loaded.api, {
    spec: path,
    url: new URL(mock.url),
    statesUrl: new URL(`${mock.url}/_tally/states`),
    maxCases: 100,
  });
  await mock.close();
  const cells = report.operations.flatMap((operation) => operation.cells);
  const unmet = cells.filter(({ verdict }) => verdict !== 'conforms');
  // A 404 that a document does not list is neither answered nor missed.
  const found = report.findings.filter(
    ({ code, severity }) => severity === 'error' || code !== 'unknown-id-accepted',
  );
  return {
    subject,
    counts: { operations: report.operations.length, cells: cells.length, requests: report.summary.cases },
    passed: cells.length - unmet.length,
    failures: [
      ...unmet.map(({ status, verdict, reason }) => `${status} ${verdict}: ${reason ?? ''}`),
      ...found.map(({ code, method, path: at, message }) => `${code} ${method} ${at}: ${message}`),
    ],
    milliseconds: performance.now() - started,
  };
}
