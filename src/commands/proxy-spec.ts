import type { AddressInfo } from 'node:net';
import type { RecordedExchange } from '../check/traffic/recorded-exchange.js';
import type { RequestDeparture } from '../check/traffic/request-departures.js';
import { type JudgedTraffic, openTrafficJudge } from '../check/traffic/traffic-judge.js';
import { scopeOfUrl } from '../check/traffic/traffic-scope.js';
import { trafficSecrets } from '../check/traffic/traffic-secrets.js';
import { createForwardingServer, type ForwardedExchange, type Refusal } from '../http/forwarding-server.js';
import type { Delivery, HeaderList, WireRequest } from '../http/message.js';
import { listen } from '../mock/listen.js';
import { problemAnswer } from '../mock/problem.js';
import { harEntry } from '../result/har-entry.js';
import type { Finding, Report } from '../result/report.js';
import { openContractFor, pageLocator } from './check-spec.js';
import { openHarFile } from './har-file.js';
import { openSpecAnywhere, type SpecOptions } from './open-spec.js';

export interface ProxyOptions extends SpecOptions {
  /** The server behind. */
  readonly url: URL;
  /** 0 for any free one. */
  readonly port: number;
  readonly host: string;
  /** A contract file's path, `true` for the bundled one, `false` for none. */
  readonly contract: string | boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Answers 4xx in place of a departing request, and 502 in place of a departing answer. */
  readonly failClosed?: boolean;
  /** Where every exchange is recorded. */
  readonly har?: string;
  readonly ca?: string;
  readonly insecure?: boolean;
  /** Called for each finding whose cause is new. */
  readonly onFinding?: (finding: Finding) => void;
}

export interface RunningProxy {
  readonly url: string;
  /** Stops listening, closes every connection, and says what was found. */
  close(): Promise<Report>;
}

/** Bytes of a body that are judged. */
const keep = 10 * 1024 * 1024;

/** Starts a proxy before an implementation that judges what passes, both ways. */
export async function startProxy(spec: string, options: ProxyOptions): Promise<RunningProxy> {
  const { url, references } = options;
  const opened = await openSpecAnywhere(spec, references ? { references } : {});
  const { api } = opened;
  const judge = openTrafficJudge(api, {
    spec: opened.path,
    url: url.href,
    scope: scopeOfUrl(url),
    contract: openContractFor(opened, options.contract, options.env),
    judgesCredentials: true,
    locatePage: pageLocator(opened),
    startedAt: new Date(),
  });
  const har = options.har === undefined ? undefined : openHarFile(options.har);
  let unreachable = 0;

  function take(recorded: RecordedExchange): JudgedTraffic | undefined {
    const judged = judge.judge(recorded);
    for (const finding of judged?.news ?? []) options.onFinding?.(finding);
    return judged;
  }

  function record(recorded: RecordedExchange & { readonly delivery: Delivery }): void {
    const { request, delivery, startedAt, unknown } = recorded;
    const entry = harEntry(url.origin, request, delivery, startedAt, trafficSecrets(api, recorded).hide);
    const { mimeType } = entry.response.content;
    har?.add(
      unknown.responseBody
        ? { ...entry, response: { ...entry.response, content: { size: -1, mimeType, text: '' } } }
        : entry,
    );
  }

  function look({ request, delivery, startedAt, unknown }: ForwardedExchange): Refusal | undefined {
    const recorded = { origin: url.origin, request, delivery, startedAt, unknown };
    record(recorded);
    if (!delivery.ok && (delivery.failure === 'unreachable' || delivery.failure === 'untrusted')) {
      unreachable++;
      return undefined;
    }
    const faults = take(recorded)?.findings.filter(
      ({ location, severity, code }) =>
        location.startsWith('response') && (severity === 'error' || code === 'undocumented-status'),
    );
    return faults?.length
      ? refusal(502, `The answer departs from the document: ${faults[0]?.message}`)
      : undefined;
  }

  function lookAhead(request: WireRequest, startedAt: string): Refusal | undefined {
    const recorded = { origin: url.origin, request, startedAt, unknown: {}, isWithheld: true };
    const [first] = judge.departures(recorded);
    if (!first) return undefined;
    take(recorded);
    record({
      ...recorded,
      delivery: { ok: false, failure: 'dropped', message: 'withheld', milliseconds: 0 },
    });
    return refusal(statusFor(first), `The request departs from the document: it is a request ${first.what}.`);
  }

  const server = createForwardingServer({
    to: url,
    keep,
    holds: options.failClosed === true,
    look,
    lookAhead,
    refuse: refusal,
    ...(options.ca === undefined ? {} : { ca: options.ca }),
    ...(options.insecure === undefined ? {} : { insecure: options.insecure }),
  });
  await listen(server, options);
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(':') ? `[${options.host}]` : options.host;
  return {
    url: `http://${host}:${port}`,
    async close() {
      await new Promise((closed) => {
        server.close(closed);
        server.closeAllConnections();
      });
      har?.close();
      const notes =
        unreachable === 0 ? [] : [`${unreachable} requests could not be handed on to ${url.origin}.`];
      return judge.report(new Date(), notes);
    },
  };
}

function statusFor({ keyword }: RequestDeparture): number {
  const statuses: Readonly<Record<string, number>> = { path: 404, method: 405, security: 401, content: 415 };
  return statuses[keyword] ?? 400;
}

function refusal(status: number, detail: string): Refusal {
  const { headers, body } = problemAnswer(status, { detail });
  const marked: HeaderList = [...headers, ['Tally-Proxy', 'refused']];
  return { status, headers: marked, body };
}
