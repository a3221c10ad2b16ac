import { randomBytes } from 'node:crypto';
import { emptyContract } from '../contract/contract-file.js';
import { openProviderStates } from '../contract/provider-states.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { basePathsOf } from '../exchange/base-path.js';
import type { Api, Operation } from '../openapi/api.js';
import { type Report, type Verdict, verdicts } from '../result/report.js';
import { keepSecrets } from '../result/secrets.js';
import { toolVersion } from '../result/tool-version.js';
import { collectFindings } from './collect-findings.js';
import { findCredentials, mockCredentials } from './find-credentials.js';
import { knownValues } from './known-values.js';
import { type CheckOptions, defaults } from './options.js';
import { recogniseMock } from './recognise-mock.js';
import { planRequests } from './request-plan.js';
import type { RunContext } from './run-context.js';
import { type OperationRun, runOperation } from './run-operation.js';
import { openWire, type Wire } from './wire.js';

/**
 * Checks an implementation against every documented status and schema. Throws {@link UsageError} where nothing can be
 * checked: unreachable, redirecting everything, shut by credentials, a production host without leave.
 */
export async function checkApi(api: Api, options: CheckOptions): Promise<Report> {
  const now = options.clock ?? (() => new Date());
  const started = now();
  const operations = selectOperations(api, options.only);
  refuseProduction(api, options);
  const contract = options.contract ?? emptyContract;
  const seed = options.seed ?? defaults.seed;
  const found = findCredentials(
    api,
    options.headers ?? [],
    options.credentials ?? new Map(),
    new Map(Object.entries(contract.credentials)),
  );
  const secrets = keepSecrets();
  for (const [name, secret] of found.credentials) secrets.add(name, secret);
  for (const [name, value] of found.headers) secrets.add(name, value);

  const wire = openWire(options, now);
  const states =
    options.statesUrl && openProviderStates(options.statesUrl, options.timeout ?? defaults.timeout);
  const notes: string[] = [];
  try {
    const firstOperation = operations[0] as Operation;
    const parameters = options.parameters ?? new Map<string, unknown>();
    const frame = { basePath: wire.basePath, headers: found.headers, seed };
    const known = knownValues(firstOperation, contract, [parameters], seed);
    await reachServer(wire, options.url);
    const probe = planRequests(api, firstOperation, known, mockCredentials(api, found.credentials), frame);
    const isMock = await recogniseMock(wire, firstOperation, probe);
    if (isMock)
      notes.push(
        'The server is a mock without state: wrong credentials, unknown ids and states are not applicable.',
      );
    else
      await settleBasePath(
        wire,
        firstOperation,
        (path) =>
          planRequests(api, firstOperation, known, found.credentials, { ...frame, basePath: path }).request(),
        notes,
      );
    const context: RunContext = {
      api,
      wire,
      contract,
      credentials: isMock ? mockCredentials(api, found.credentials) : found.credentials,
      parameters,
      headers: found.headers,
      ...(states && !isMock ? { states } : {}),
      seed,
      maxCases: options.maxCases ?? defaults.maxCases,
      today: started.toISOString().slice(0, 10),
      isMock,
    };
    const runs: OperationRun[] = [];
    for (const operation of operations) {
      runs.push(await runOperation(context, operation));
      options.onProgress?.({ operationId: operation.id, sent: wire.sent });
    }
    refuseShutDoor(api, runs);
    return toReport(runs, { options, started, ended: now(), wire, seed, notes, secrets, contract });
  } finally {
    wire.close();
    states?.close();
  }
}

function selectOperations(api: Api, only: string | undefined): readonly Operation[] {
  if (api.operations.length === 0) throw new UsageError('The document has no operation to check.');
  if (only === undefined) return api.operations;
  const wanted = only.toLowerCase();
  const selected = api.operations.filter(({ id, method, path }) =>
    `${id} ${method} ${path}`.toLowerCase().includes(wanted),
  );
  if (selected.length > 0) return selected;
  throw new UsageError(`--only ${only} matches none of: ${api.operations.map(({ id }) => id).join(', ')}.`);
}

/** The document's own servers are where real users are. */
function refuseProduction(api: Api, options: CheckOptions): void {
  if (options.allowProduction) return;
  const hosts = [...api.servers, ...api.operations.flatMap(({ servers }) => servers)].flatMap(({ url }) => {
    return URL.canParse(url) ? [new URL(url).host] : [];
  });
  if (!hosts.includes(options.url.host)) return;
  throw new UsageError(
    `${options.url.host} is named in the document's own servers; add --allow-production to check it all the same.`,
  );
}

async function reachServer(wire: Wire, url: URL): Promise<void> {
  const delivery = await wire.raw({ method: 'GET', target: url.pathname, headers: [['Accept', '*/*']] });
  if (delivery.ok || delivery.failure !== 'unreachable') return;
  throw new UsageError(`Cannot reach ${url.href}: ${delivery.message}. Is the server running there?`);
}

/** Where every path is unknown under `--url`, the document's base path may be missing from it. */
async function settleBasePath(
  wire: Wire,
  operation: Operation,
  request: (basePath: string) => Parameters<Wire['raw']>[0],
  notes: string[],
): Promise<void> {
  const documented = basePathsOf(operation)[0] ?? '';
  if (documented === '' || wire.basePath !== '') return;
  const plain = await wire.raw(request(''));
  if (!plain.ok || plain.response.status !== 404) return;
  const under = await wire.raw(request(documented));
  if (!under.ok || under.response.status === 404) return;
  wire.basePath = documented;
  notes.push(`Paths are under ${documented}, the base path of the document's server; write it into --url.`);
}

function refuseShutDoor(api: Api, runs: readonly OperationRun[]): void {
  const statuses = runs.flatMap(({ firstStatus }) => (firstStatus === undefined ? [] : [firstStatus]));
  if (statuses.length === 0) return;
  if (statuses.every((status) => status === 401 || status === 403)) {
    const names = [...api.securitySchemes.keys()];
    const option = names.length > 0 ? `--auth ${names[0]}=VALUE` : "-H 'Name: value'";
    throw new UsageError(
      `Every first request was answered ${[...new Set(statuses)].join(' or ')}: give a credential that may do it, e.g. ${option}.`,
    );
  }
  if (statuses.every((status) => status >= 300 && status < 400)) {
    throw new UsageError(
      `Every first request was redirected (${statuses[0]}), and redirects are not followed: give the final address as --url.`,
    );
  }
}

function toReport(
  runs: readonly OperationRun[],
  frame: {
    options: CheckOptions;
    started: Date;
    ended: Date;
    wire: Wire;
    seed: number;
    notes: string[];
    secrets: ReturnType<typeof keepSecrets>;
    contract: RunContext['contract'];
  },
): Report {
  const { options, started, wire, secrets } = frame;
  const findings = runs.flatMap(({ operation, findings: raw }) =>
    collectFindings(operation, raw, {
      origin: wire.origin,
      contract: frame.contract,
      today: started.toISOString().slice(0, 10),
      hide: secrets.hide,
      locatePage: options.locatePage,
    }),
  );
  const cells = Object.fromEntries(verdicts.map((verdict) => [verdict, 0])) as Record<Verdict, number>;
  for (const run of runs) for (const cell of run.cells) cells[cell.verdict]++;
  return {
    tool: { name: 'tallystick', version: toolVersion() },
    version: 1,
    spec: options.spec,
    url: secrets.hide(options.url.href),
    seed: frame.seed,
    runId: options.runId ?? randomBytes(4).toString('hex'),
    startedAt: started.toISOString(),
    durationMs: frame.ended.getTime() - started.getTime(),
    summary: { cases: wire.sent, findings: findings.length, cells },
    operations: runs.map(({ operation, cells: own, uncovered }) => ({
      operationId: operation.id,
      method: operation.method,
      path: operation.path,
      cells: own,
      uncovered,
    })),
    findings,
    notes: frame.notes,
  };
}
