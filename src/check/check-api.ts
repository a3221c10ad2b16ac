import { randomBytes } from 'node:crypto';
import { emptyContract } from '../contract/contract.js';
import { openProviderStates } from '../contract/provider-states.js';
import type { Api } from '../openapi/api.js';
import type { Report } from '../result/report.js';
import { keepSecrets } from '../result/secrets.js';
import { bailAfter } from './bail.js';
import { followProgress } from './check-progress.js';
import { type CollectContext, collectFindings } from './collect-findings.js';
import type { Exchange } from './exchange.js';
import { findCredentials, mockCredentials } from './find-credentials.js';
import { freshTexts } from './fresh-values.js';
import { harOfExchange } from './har-of-exchange.js';
import { openHarvest } from './harvest/harvest.js';
import { openWire } from './open-wire.js';
import { type CheckOptions, defaults } from './options.js';
import { orderOperations, probeOperation, selectOperations, takeShard } from './order-operations.js';
import { recogniseMock } from './recognise-mock.js';
import { refuseProduction, refuseShutDoor, refuseUnreachable } from './refuse-run.js';
import { planFor, type RunContext } from './run-context.js';
import { leaveOut, runOperation } from './run-operation.js';
import { settleBasePath } from './settle-base-path.js';
import { raiseStopSign } from './stop-sign.js';
import { type FinishedRun, toReport } from './to-report.js';

/**
 * Checks an implementation against every documented status and schema. Throws a UsageError where nothing can be checked:
 * unreachable, redirecting everything, shut by credentials, a production host without leave.
 */
export async function checkApi(api: Api, options: CheckOptions): Promise<Report> {
  const now = options.clock ?? (() => new Date());
  const started = now();
  const operations = takeShard(selectOperations(api, options.only), options.shard);
  refuseProduction(api, options);
  const contract = options.contract ?? emptyContract;
  const seed = options.seed ?? defaults.seed;
  const timeout = options.timeout ?? defaults.timeout;
  const { credentials, headers } = findCredentials(
    api,
    options.headers ?? [],
    options.credentials ?? new Map(),
    new Map(Object.entries(contract.credentials)),
  );
  const otherCredentials = new Map([
    ...Object.entries(contract.otherCredentials),
    ...(options.otherCredentials ?? []),
  ]);
  const secrets = keepSecrets();
  for (const [name, secret] of [...credentials, ...headers]) secrets.add(name, secret);
  for (const [name, secret] of otherCredentials) secrets.add(`other ${name}`, secret);
  const runId = options.runId ?? randomBytes(4).toString('hex');

  const stop = raiseStopSign();
  const today = started.toISOString().slice(0, 10);
  const wire = openWire(api, options, now, stop);
  const states = options.statesUrl && openProviderStates(options.statesUrl, timeout);
  const { onExchange } = options;
  const implementation: RunContext = {
    api,
    wire,
    contract,
    credentials,
    otherCredentials,
    burst: options.burst ?? 0,
    harvest: openHarvest(api, () => wire.basePath),
    fresh: freshTexts(runId),
    parameters: options.parameters ?? new Map(),
    headers,
    ...(states ? { states } : {}),
    seed,
    maxCases: options.maxCases ?? defaults.maxCases,
    workers: options.workers ?? defaults.workers,
    stop,
    ...(onExchange
      ? { record: (exchange: Exchange) => onExchange(harOfExchange(wire.origin, exchange, secrets.hide)) }
      : {}),
    bail: bailAfter(options.bail, stop, { contract, today }),
    today,
  };
  const collecting: CollectContext = {
    origin: wire.origin,
    contract,
    today,
    hide: secrets.hide,
    expressions: secrets.expressions,
    locatePage: options.locatePage,
  };
  const notes: string[] = [];
  try {
    await refuseUnreachable(wire, options.url);
    const context = await recognise(implementation, options, probeOperation(operations), notes);
    const runs: FinishedRun[] = [];
    const ordered = orderOperations(operations);
    const progress = followProgress(ordered, wire);
    for (const operation of ordered) {
      options.onProgress?.(progress(runs.length));
      const { reason } = stop;
      const run =
        reason === undefined ? await runOperation(context, operation) : leaveOut(context, operation, reason);
      runs.push({ ...run, findings: collectFindings(operation, run.findings, collecting) });
    }
    if (stop.reason === undefined) refuseShutDoor(api, runs);
    else notes.push(stopNote(stop.reason, runs));
    runs.sort((a, b) => operations.indexOf(a.operation) - operations.indexOf(b.operation));
    return toReport(runs, {
      api,
      options,
      started,
      ended: now(),
      wire,
      seed,
      runId,
      notes,
      secrets,
    });
  } finally {
    wire.close();
    states?.close();
  }
}

function stopNote(reason: string, runs: readonly FinishedRun[]): string {
  const begun = runs.filter(({ firstStatus }) => firstStatus !== undefined).length;
  return `The run ended early, ${reason}: ${runs.length - begun} of ${runs.length} operations were not checked.`;
}

/** Finds out whether the server is a mock, and where its paths begin. */
async function recognise(
  context: RunContext,
  { statesUrl }: CheckOptions,
  probe: RunContext['api']['operations'][number] | undefined,
  notes: string[],
): Promise<RunContext> {
  if (!probe) return context;
  const { states, ...stateless } = context;
  const asMock = { ...stateless, credentials: mockCredentials(context.api, context.credentials) };
  const mock = await recogniseMock(context.wire, probe, planFor(asMock, probe));
  if (mock) {
    notes.push(
      mock === 'stateful'
        ? 'The server is a mock that keeps state: wrong credentials are not applicable.'
        : 'The server is a mock without state: wrong credentials, unknown ids and meaning are not applicable.',
    );
    // States that another server keeps mean nothing to a mock that keeps none.
    const isOwn = statesUrl?.origin === context.wire.origin;
    return { ...asMock, mock, ...(states && (isOwn || mock === 'stateful') ? { states } : {}) };
  }
  const note = await settleBasePath(context, probe);
  if (note !== undefined) notes.push(note);
  return context;
}
