import { randomBytes } from 'node:crypto';
import type { Contract } from '../../contract/contract.js';
import type { Api, Operation } from '../../openapi/api.js';
import type { Finding, Report } from '../../result/report.js';
import { summarise } from '../../result/summarise.js';
import { toolVersion } from '../../result/tool-version.js';
import { type CellTracker, trackCells } from '../cell-tracker.js';
import { collectFindings } from '../collect-findings.js';
import { type CoverageTracker, trackCoverage } from '../coverage/coverage-tracker.js';
import { statusOf } from '../exchange.js';
import type { RawFinding } from '../raw-finding.js';
import { departuresOf, type JudgedExchange, judgeExchange } from './judge-exchange.js';
import type { RecordedExchange } from './recorded-exchange.js';
import type { RequestDeparture } from './request-departures.js';
import { routeInScope, type TrafficScope } from './traffic-scope.js';
import { trafficSecrets } from './traffic-secrets.js';

export interface TrafficOptions {
  /** How the document is named in the report. */
  readonly spec: string;
  /** Where the traffic went, as the report names it. */
  readonly url: string;
  readonly scope: TrafficScope;
  readonly contract: Contract;
  /** Whether a missing credential counts: browsers leave credentials out of what they record. */
  readonly judgesCredentials: boolean;
  readonly locatePage?: ((pointer: string) => string | undefined) | undefined;
  readonly startedAt: Date;
}

/** Judges exchanges that others make, one by one, and keeps only what the report needs. */
export interface TrafficJudge {
  /** `undefined` where the exchange is none of the document's. */
  judge(recorded: RecordedExchange): JudgedTraffic | undefined;
  /** What the caller did that the document does not allow; nothing is kept of it. */
  departures(recorded: RecordedExchange): readonly RequestDeparture[];
  report(endedAt: Date, notes: readonly string[]): Report;
}

export interface JudgedTraffic extends JudgedExchange {
  /** What had not been seen before, in the form of the report. */
  readonly news: readonly Finding[];
}

interface Cause {
  readonly operation: Operation;
  readonly origin: string;
  readonly raw: RawFinding;
  readonly count: number;
}

/** Undocumented paths beyond these are counted, not told one by one. */
const mostUnknownPaths = 100;

export function openTrafficJudge(api: Api, options: TrafficOptions): TrafficJudge {
  const { startedAt, contract, locatePage, scope } = options;
  const today = startedAt.toISOString().slice(0, 10);
  const trackers = new Map<Operation, { cells: CellTracker; coverage: CoverageTracker }>();
  for (const operation of api.operations) {
    const cells = trackCells(operation);
    cells.block('no exchange of the traffic ended here');
    trackers.set(operation, { cells, coverage: trackCoverage(operation) });
  }
  const causes = new Map<string, Cause>();
  let judgedCount = 0;
  let unknownPaths = 0;
  let untold = 0;

  function toFinding({ operation, origin, raw, count }: Cause): Finding[] {
    const { hide, expressions } = trafficSecrets(api, raw.exchange);
    const context = { origin, contract, today, hide, expressions, locatePage };
    return collectFindings(operation, [raw], context).map((finding) => ({ ...finding, count }));
  }

  /** Keeps the smallest exchange of each cause; tells whether the cause is new. */
  function keep(operation: Operation, origin: string, raw: RawFinding): boolean {
    const key = causeKey(operation, raw);
    const known = causes.get(key);
    if (!known && raw.code === 'undocumented-path' && unknownPaths++ >= mostUnknownPaths) {
      untold++;
      return false;
    }
    const smallest = known && sizeOf(known.raw) <= sizeOf(raw) ? known.raw : raw;
    causes.set(key, { operation, origin, raw: smallest, count: (known?.count ?? 0) + 1 });
    return !known;
  }

  return {
    judge(recorded) {
      const route = routeInScope(api, scope, recorded);
      if (!route) return undefined;
      judgedCount++;
      const judged = judgeExchange(api, route, recorded, options.judgesCredentials);
      const { operation, exchange, findings } = judged;
      const isFaulty = findings.some(
        ({ location, severity }) => location.startsWith('response') && severity === 'error',
      );
      const tracker = trackers.get(operation);
      tracker?.cells.book(exchange, isFaulty);
      tracker?.coverage.see(exchange);
      const fresh = findings.filter((raw) => keep(operation, recorded.origin, raw));
      const news = fresh.flatMap((raw) => toFinding({ operation, origin: recorded.origin, raw, count: 1 }));
      return { ...judged, news };
    },
    departures(recorded) {
      const route = routeInScope(api, scope, recorded);
      return route ? departuresOf(api, route, recorded, options.judgesCredentials) : [];
    },
    report(endedAt, notes) {
      const operations = [...trackers].map(([operation, { cells, coverage }], index) => ({
        index,
        operationId: operation.id,
        method: operation.method,
        path: operation.path,
        cells: cells.verdicts(contract, today),
        uncovered: [],
        coverage: coverage.result(),
      }));
      const findings = [...causes.values()].flatMap(toFinding);
      const more = untold === 0 ? [] : [`${untold} further requests went to undocumented paths.`];
      return {
        tool: { name: 'tallystick', version: toolVersion() },
        version: 1,
        spec: options.spec,
        url: options.url,
        seed: 0,
        runId: randomBytes(4).toString('hex'),
        startedAt: startedAt.toISOString(),
        durationMs: endedAt.getTime() - startedAt.getTime(),
        summary: summarise(operations, judgedCount, findings.length),
        operations,
        findings,
        notes: [...notes, ...more],
      };
    },
  };
}

function causeKey({ method, path }: Operation, raw: RawFinding): string {
  const { file, pointer } = raw.rule;
  return [method, path, raw.code, statusOf(raw.exchange), file.source.path, pointer].join(' ');
}

function sizeOf({ exchange }: RawFinding): number {
  return exchange.request.target.length + (exchange.request.body?.length ?? 0);
}
