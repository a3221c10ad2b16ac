import { createHash } from 'node:crypto';
import { subscribe } from 'node:diagnostics_channel';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSpec } from '../src/commands/open-spec.js';
import { packageRoot } from '../src/source/package-root.js';
import {
  type NamedMutant,
  namedMutants,
  servedNames,
  startServed,
} from '../test/implementations/start-served.js';
import { dredd } from './check/dredd.js';
import type { Peer } from './check/peer.js';
import { credentialHeaders, writePeerDocument } from './check/peer-document.js';
import { prism } from './check/prism.js';
import {
  type Column,
  type Measured,
  type MeasuredMutant,
  renderComparison,
} from './check/render-comparison.js';
import { schemathesis } from './check/schemathesis.js';
import { specmatic } from './check/specmatic.js';
import { tallystick } from './check/tallystick.js';

/**
 * Which tool finds which mutant: each tool once against each correct server and against one of every N of its mutants.
 * With `--peer` the other columns are those of the last run.
 * `npm run bench:check -- [--every N] [--api NAME] [--peer NAME] [--limit SECONDS]`.
 */
const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '8' },
    api: { type: 'string' },
    peer: { type: 'string' },
    limit: { type: 'string', default: '60' },
  },
});
const timeLimit = Number(values.limit) * 1_000;
const cache = join(tmpdir(), 'tallystick-peers');
mkdirSync(cache, { recursive: true });

let requests = 0;
subscribe('http.server.request.start', (message) => {
  const { request } = message as { request: IncomingMessage };
  if (!request.url?.startsWith('/provider-states')) requests += 1;
});

/** By the name alone, so that new mutants leave the sample of the old ones as it was. */
function isSampled({ api, mutant }: NamedMutant): boolean {
  const digest = createHash('sha256').update(`${api} ${mutant}`).digest();
  return digest.readUInt16BE() % Number(values.every) === 0;
}

async function runPeer(peer: Peer, api: string, mutant?: string): Promise<Measured> {
  const served = await startServed(api, mutant === undefined ? {} : { mutant });
  const folder = mkdtempSync(join(tmpdir(), 'tallystick-bench-'));
  const opened = openSpec(served.spec);
  const plainDocument = opened.path;
  const contract = served.contract ?? opened.contractPath ?? '';
  try {
    const task = {
      served,
      plainDocument,
      document: writePeerDocument(plainDocument, contract, served, folder),
      headers: credentialHeaders(plainDocument, served),
      folder,
      timeLimit,
    };
    requests = 0;
    const started = performance.now();
    const run = await peer.run(task);
    return { api, ...run, seconds: (performance.now() - started) / 1_000, requests };
  } finally {
    await served.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const apis = servedNames.filter((name) => values.api === undefined || name === values.api);
const sample = namedMutants.filter((mutant) => apis.includes(mutant.api) && isSampled(mutant));
const results = join(cache, 'results.json');
const earlier = existsSync(results) ? (JSON.parse(readFileSync(results, 'utf8')) as Column[]) : [];
const columns: Column[] = [];
for (const peer of [tallystick, dredd, prism, schemathesis, specmatic]) {
  const wanted = peer.name.toLowerCase().includes((values.peer ?? '').toLowerCase());
  const known = earlier.find(({ name }) => name === peer.name);
  if (wanted) columns.push(await measure(peer));
  else if (known) columns.push(known);
}
writeFileSync(results, JSON.stringify(columns));
const text = renderComparison(columns, sample, {
  every: values.every,
  machine: `Node ${process.version}, ${cpus().length} cores`,
  of: namedMutants.filter(({ api }) => apis.includes(api)).length,
});
process.stdout.write(text);
writeFileSync(join(packageRoot(), 'bench', 'check.md'), text);

async function measure(peer: Peer): Promise<Column> {
  const { name, manner } = peer;
  let version: string;
  try {
    version = await peer.prepare(cache);
  } catch (error) {
    return { name, manner, absent: (error as Error).message };
  }
  const column = { name, manner, version, correct: [] as Measured[], mutants: [] as MeasuredMutant[] };
  for (const api of apis) {
    const correct = await runPeer(peer, api);
    column.correct.push(correct);
    for (const { mutant } of sample.filter((each) => each.api === api)) {
      const run = await runPeer(peer, api, mutant);
      const found = run.red.filter((each) => !correct.red.includes(each));
      column.mutants.push({ ...run, mutant, found });
      const told = run.trouble ?? `${found.length} found`;
      process.stderr.write(`${name} ${api} ${mutant}: ${told}, ${run.seconds.toFixed(1)} s\n`);
    }
  }
  return column;
}
