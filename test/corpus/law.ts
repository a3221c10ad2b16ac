import { join } from 'node:path';
import { checkApi } from '../../src/check/check-api.js';
import { startMock } from '../../src/mock/start-mock.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { isFailing } from '../../src/result/is-failing.js';
import type { Report } from '../../src/result/report.js';
import type { CorpusRow, CorpusSection } from './corpus-section.js';
import { findingExceptions, unreachedCells } from './law-exceptions.js';
import { readText, readValue } from './read-shared.js';

/** How many operations of a document are checked, evenly spread, and how many cases of each. */
interface Extent {
  readonly operations: number;
  readonly cases: number;
}

const extent: Extent = process.argv.includes('--full')
  ? { operations: Infinity, cases: 200 }
  : { operations: 120, cases: 10 };
const SHOWN = 5;

/** The halves match: for every real document `check` finds nothing in `mock`, and reaches every cell or names the reason. */
export const section: CorpusSection = {
  name: 'law',
  run: async (shared) => {
    const folder = join(shared, 'corpus');
    const { entries } = readValue(join(folder, 'manifest.json')) as { entries: { file: string }[] };
    const rows: CorpusRow[] = [];
    for (const { file } of entries) rows.push(await holdDocument(join(folder, file), file));
    return rows;
  },
};

async function holdDocument(path: string, file: string): Promise<CorpusRow> {
  const started = performance.now();
  const loaded = loadApi({ path, text: readText(path) ?? '' }, readText);
  if (!loaded.ok) {
    return { subject: file, counts: {}, passed: 0, failures: [loaded.diagnostic.message], milliseconds: 0 };
  }
  const { api } = loaded;
  const mock = await startMock({ apis: [{ name: 'api', api, path }], port: 0, host: '127.0.0.1' });
  try {
    const report = await checkApi(api, {
      spec: file,
      url: new URL(mock.url),
      maxCases: extent.cases,
      runId: 'law',
      shard: { part: 1, of: Math.max(1, Math.ceil(api.operations.length / extent.operations)) },
    });
    return { ...judgeReport(report, file), milliseconds: performance.now() - started };
  } finally {
    await mock.close();
  }
}

function judgeReport(report: Report, file: string): Omit<CorpusRow, 'milliseconds'> {
  const failures: string[] = [];
  let explained = 0;
  const errors = report.findings.filter((finding) => isFailing(finding, false));
  for (const { code, method, path, status, pointer, message } of errors) {
    const name = `${method} ${path} ${code}`;
    if (findingExceptions.some((one) => one.file === file && one.matches.test(name))) explained++;
    else failures.push(`${name} ${status} at ${pointer || '/'}: ${message}`);
  }
  let reached = 0;
  for (const { method, path, cells } of report.operations) {
    for (const { status, mediaType, verdict, reason } of cells) {
      if (verdict === 'conforms') reached++;
      else if (verdict === 'violates') continue;
      else if (unreachedCells.some(({ matches }) => matches.test(`${method} ${path} ${status} ${reason}`)))
        explained++;
      else failures.push(`${method} ${path} ${status} ${mediaType ?? ''} is ${verdict}: ${reason}`);
    }
  }
  const { cases, cells } = report.summary;
  const total = Object.values(cells).reduce((sum, count) => sum + count, 0);
  return {
    subject: file,
    counts: {
      operations: report.operations.length,
      cases,
      cells: total,
      warnings: report.findings.length - errors.length,
      explained,
    },
    passed: reached,
    failures:
      failures.length > SHOWN
        ? [...failures.slice(0, SHOWN), `and ${failures.length - SHOWN} more`]
        : failures,
  };
}
