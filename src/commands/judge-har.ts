import { readHar } from '../check/traffic/read-har.js';
import type { RecordedExchange } from '../check/traffic/recorded-exchange.js';
import { carriesCredential } from '../check/traffic/request-departures.js';
import { openTrafficJudge } from '../check/traffic/traffic-judge.js';
import {
  routeInScope,
  scopeOfTraffic,
  scopeOfUrl,
  type TrafficScope,
} from '../check/traffic/traffic-scope.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { headerValue } from '../http/message.js';
import type { Api } from '../openapi/api.js';
import type { Report } from '../result/report.js';
import { readTextFile, whyUnreadable } from '../source/read-file.js';
import { openContractFor, pageLocator } from './check-spec.js';
import { openSpecAnywhere, type SpecOptions } from './open-spec.js';

export interface JudgeHarOptions extends SpecOptions {
  /** The HAR's path. */
  readonly har: string;
  /** The server whose traffic it is; found out by the document where it is not given. */
  readonly url?: URL;
  /** A contract file's path, `true` for the bundled one, `false` for none. */
  readonly contract: string | boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock?: () => Date;
}

/** Judges recorded traffic by the rules of a check, without sending anything. */
export async function judgeHar(spec: string, options: JudgeHarOptions): Promise<Report> {
  const now = options.clock ?? (() => new Date());
  const startedAt = now();
  const opened = await openSpecAnywhere(spec, options);
  const { api } = opened;
  const text = readTextFile(options.har);
  if (text === undefined) throw new UsageError(`Cannot read ${options.har}: ${whyUnreadable(options.har)}.`);
  const { exchanges, leftOut } = readHar(options.har, text);
  const scope = options.url ? scopeOfUrl(options.url) : scopeOfTraffic(api, exchanges);
  const own = exchanges.filter(({ origin }) => scope.has(origin));
  if (own.length === 0) throw new UsageError(nothingOwn(options, exchanges));
  const judgesCredentials = own.some(({ request }) => carriesCredential(api, request));
  const judge = openTrafficJudge(api, {
    spec: opened.path,
    url: options.url?.href ?? [...scope.keys()].join(', '),
    scope,
    contract: openContractFor(opened, options.contract, options.env, options.onRead),
    judgesCredentials,
    locatePage: pageLocator(opened),
    startedAt,
  });
  const judged = own.filter((exchange) => !isPagePart(api, scope, exchange) && judge.judge(exchange));
  const elsewhere = exchanges.filter(({ origin }) => !scope.has(origin));
  const hosts = listed([...new Set(elsewhere.map(({ origin }) => origin))]);
  const bodiless = judged.filter(({ unknown }) => unknown.requestBody || unknown.responseBody);
  const notes = [
    counted('Left aside, as no HTTP exchange that was answered', leftOut),
    counted(`Left aside, as exchanges with other hosts (${hosts})`, elsewhere.length),
    counted('Left aside, as pages, scripts, images or under another base path', own.length - judged.length),
    counted('Recorded without a whole body, which is not judged', bodiless.length),
    judgesCredentials || api.securitySchemes.size === 0
      ? ''
      : 'No request was recorded with a credential: missing ones are not judged.',
  ];
  return judge.report(
    now(),
    notes.filter((note) => note !== ''),
  );
}

/** Pages and what they load come from the same server as many an API. */
function isPagePart(api: Api, scope: TrafficScope, exchange: RecordedExchange): boolean {
  if (routeInScope(api, scope, exchange)?.found !== 'nothing') return false;
  const type = exchange.delivery?.ok
    ? headerValue(exchange.delivery.response.headers, 'content-type')
    : undefined;
  return /^(text\/(html|css|javascript)|application\/(x-)?javascript|application\/wasm|image\/|font\/|video\/|audio\/)/i.test(
    type ?? '',
  );
}

function counted(what: string, count: number): string {
  return count === 0 ? '' : `${what}: ${count}.`;
}

function nothingOwn({ har, url }: JudgeHarOptions, exchanges: readonly RecordedExchange[]): string {
  if (exchanges.length === 0) return `${har} holds no HTTP exchange that was answered.`;
  const origins = listed([...new Set(exchanges.map(({ origin }) => origin))]);
  return url
    ? `${har} holds nothing that was sent to ${url.origin}; it was recorded with ${origins}.`
    : `${har} holds no request to a server or a path of the document; name the server with --url. It was recorded with ${origins}.`;
}

function listed(names: readonly string[]): string {
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ');
}
