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
 * `npm run bench:check -- [--every N] [--api NAME] [--peer NAME] [--limit SECONDS] [--minutes N]`.
 */
const { values } = parseArgs({
  options: {
    every: { type: 'string', default: '12' },
    api: { type: 'string' },
    peer: { type: 'string', default: '' },
    minutes: { type: 'string', default: '30' },
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
const sample = byTurns(
  apis.map((api) => namedMutants.filter((mutant) => mutant.api === api && isSampled(mutant))),
);
const deadline = performance.now() + Number(values.minutes) * 60_000;
const peers = [tallystick, dredd, prism, schemathesis, specmatic];
for (const peer of peers) {
  if (peer.name.toLowerCase().includes(values.peer.toLowerCase())) await measure(peer);
}
const text = renderComparison(
  peers.flatMap((peer) => readColumn(peer) ?? []),
  sample,
  {
    every: values.every,
    machine: `Node ${process.version}, ${cpus().length} cores`,
    of: namedMutants.filter(({ api }) => apis.includes(api)).length,
  },
);
process.stdout.write(text);
writeFileSync(join(packageRoot(), 'bench', 'check.md'), text);

/** The first of each list, then the second of each: whatever a limit cuts off, every API is among the rest. */
function byTurns<T>(lists: readonly (readonly T[])[]): T[] {
  const longest = Math.max(...lists.map(({ length }) => length));
  return Array.from({ length: longest }, (_, index) => lists.flatMap((list) => list[index] ?? [])).flat();
}

function resultsOf(peer: Peer): string {
  return join(cache, `results-${peer.name.replaceAll(/\W+/g, '-')}.json`);
}

function readColumn(peer: Peer): Column | undefined {
  const path = resultsOf(peer);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Column) : undefined;
}

/** Runs one tool, until all is done or the time is up; what is known is kept after each run. */
async function measure(peer: Peer): Promise<void> {
  const { name, manner } = peer;
  const correct: Measured[] = [];
  const mutants: MeasuredMutant[] = [];
  const keep = (more: Partial<Column>) =>
    writeFileSync(resultsOf(peer), JSON.stringify({ name, manner, correct, mutants, ...more }));
  let version: string;
  try {
    version = await peer.prepare(cache);
  } catch (error) {
    keep({ absent: (error as Error).message });
    return;
  }
  for (const { api, mutant } of sample) {
    if (performance.now() > deadline) return;
    const known = correct.find((run) => run.api === api);
    const right = known ?? (await runPeer(peer, api));
    if (!known) correct.push(right);
    const run = await runPeer(peer, api, mutant);
    const found = run.red.filter((each) => !right.red.includes(each));
    mutants.push({ ...run, mutant, found });
    keep({ version });
    const told = run.trouble ?? `${found.length} found`;
    process.stderr.write(`${name} ${api} ${mutant}: ${told}, ${run.seconds.toFixed(1)} s\n`);
  }
}
