import type { Api } from '../openapi/api.js';
import type { Finding, Report } from '../result/report.js';
import type { Secrets } from '../result/secrets.js';
import { summarise } from '../result/summarise.js';
import { toolVersion } from '../result/tool-version.js';
import type { CheckOptions } from './options.js';
import { withoutLogin } from './refuse-run.js';
import type { OperationRun } from './run-operation.js';
import type { Wire } from './wire.js';

export interface ReportFrame {
  readonly api: Api;
  readonly options: CheckOptions;
  readonly started: Date;
  readonly ended: Date;
  readonly wire: Wire;
  readonly seed: number;
  readonly runId: string;
  readonly notes: readonly string[];
  readonly secrets: Secrets;
}

/** A run with its findings in their published form: the exchanges behind the others are let go. */
export type FinishedRun = Omit<OperationRun, 'findings'> & { readonly findings: readonly Finding[] };

/** Puts what was learned of each operation into the published form, secrets hidden. */
export function toReport(runs: readonly FinishedRun[], frame: ReportFrame): Report {
  const { options, started, wire, secrets } = frame;
  const findings = runs.flatMap((run) => run.findings);
  const operations = runs.map(({ operation, cells, uncovered, coverage }) => ({
    index: frame.api.operations.indexOf(operation),
    operationId: operation.id,
    method: operation.method,
    path: operation.path,
    cells,
    uncovered,
    coverage,
  }));
  return {
    tool: { name: 'tallystick', version: toolVersion() },
    version: 1,
    spec: options.spec,
    url: secrets.hide(withoutLogin(options.url)),
    seed: frame.seed,
    runId: frame.runId,
    startedAt: started.toISOString(),
    durationMs: frame.ended.getTime() - started.getTime(),
    summary: summarise(operations, wire.sent, findings.length),
    operations,
    findings,
    notes: frame.notes,
  };
}
