import { setFlagsFromString } from 'node:v8';
import { type Command, Option } from 'commander';
import type { CheckProgress } from '../check/check-progress.js';
import { defaults } from '../check/options.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { waitForServer } from '../http/wait-for-server.js';
import type { HarEntry } from '../result/report.js';
import { each, headerField, httpUrl, pair, percent, shard, wholeNumber } from './arguments.js';
import type { AddCommand, ExitCode } from './command.js';
import type { Io } from './io.js';
import { readCertificate } from './read-certificate.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';
import { type OnRead, runWatched, watchOption } from './run-watched.js';

interface CheckArguments extends ReferenceArguments {
  readonly url?: URL;
  /** Seconds. */
  readonly wait?: number;
  /** Recorded traffic to judge, instead of sending any. */
  readonly har?: string;
  readonly header?: readonly [string, string][];
  readonly auth?: ReadonlyMap<string, string>;
  readonly authAs?: ReadonlyMap<string, string>;
  readonly burst?: number;
  readonly param?: ReadonlyMap<string, string>;
  /** `false` with --no-contract, `true` where nothing was said. */
  readonly contract: string | boolean;
  readonly statesUrl?: URL;
  readonly report?: readonly string[];
  readonly only?: string;
  readonly seed: number;
  readonly timeout: number;
  readonly strict?: boolean;
  readonly maxCases: number;
  readonly workers: number;
  readonly rate?: number;
  readonly retry: number;
  readonly bail?: number;
  readonly runId?: string;
  readonly cacert?: string;
  readonly insecure?: boolean;
  readonly allowProduction?: boolean;
  readonly shard?: { readonly part: number; readonly of: number };
  readonly baseline?: string;
  readonly minCoverage?: number;
  readonly watch?: boolean;
}

/** `tally check SPEC --url URL`: verdicts on an implementation. */
export const addCheck: AddCommand = (program, io, done) => {
  addReferenceOptions(options(program.command('check'))).action(
    async (spec: string, given: CheckArguments) => {
      // A run of seconds would spend more on optimising code than that code saves.
      setFlagsFromString('--interrupt-budget=500000');
      if (!given.watch) return done(await check(spec, given, io));
      const run = (part: string, onRead: OnRead) => check(part, given, io, onRead);
      done(await runWatched({ parts: () => [spec], run }, io));
    },
  );
};

async function check(spec: string, given: CheckArguments, io: Io, onRead?: OnRead): Promise<ExitCode> {
  const { conclude } = await import('./conclude.js');
  const { readReport } = await import('./read-report.js');
  const { rendererFor } = await import('../report/render-report.js');
  const renderers = (given.report ?? []).map((path) => ({ path, render: rendererFor(path) }));
  const { checkSpec } = await import('../commands/check-spec.js');
  const { openHarFile } = await import('../commands/har-file.js');
  for (const path of [given.baseline, given.har]) if (path !== undefined) onRead?.(path);
  const baseline = given.baseline === undefined ? undefined : readReport(given.baseline, io);
  const reading = { ...referenceOptions(given), ...(onRead ? { onRead } : {}) };
  if (given.har !== undefined) {
    const { judgeHar } = await import('../commands/judge-har.js');
    const judged = await judgeHar(spec, {
      ...reading,
      har: given.har,
      contract: given.contract,
      env: io.env,
      ...(given.url ? { url: given.url } : {}),
    });
    return conclude(judged, { ...given, renderers, baseline }, io);
  }
  if (!given.url)
    throw new UsageError('Name the implementation with --url URL, or recorded traffic with --har FILE.');
  const { host } = given.url;
  io.progress(() => `asking ${host}`);
  await waitFor(given.url, given.wait);
  const recordings = (given.report ?? []).filter(isHar).map(openHarFile);
  const checked = await checkSpec(spec, {
    ...reading,
    url: given.url,
    headers: given.header ?? [],
    credentials: readSecrets('--auth', given.auth ?? new Map(), io),
    otherCredentials: readSecrets('--auth-as', given.authAs ?? new Map(), io),
    burst: given.burst ?? 0,
    parameters: given.param ?? new Map(),
    contract: given.contract,
    env: io.env,
    seed: given.seed,
    timeout: given.timeout,
    maxCases: given.maxCases,
    workers: given.workers,
    retries: given.retry,
    ...(given.rate === undefined ? {} : { rate: given.rate }),
    ...(given.bail === undefined ? {} : { bail: given.bail }),
    ...(given.statesUrl ? { statesUrl: given.statesUrl } : {}),
    ...(given.shard ? { shard: given.shard } : {}),
    ...(given.only === undefined ? {} : { only: given.only }),
    ...(given.runId === undefined ? {} : { runId: given.runId }),
    ...(given.cacert === undefined ? {} : { ca: readCertificate(given.cacert) }),
    insecure: given.insecure === true,
    allowProduction: given.allowProduction === true,
    ...(recordings.length > 0
      ? {
          onExchange: (entry: HarEntry) => {
            for (const recording of recordings) recording.add(entry);
          },
        }
      : {}),
    onProgress: (progress) => io.progress(() => farOf(progress)),
  });
  for (const recording of recordings) recording.close();
  return conclude(
    checked,
    { ...given, renderers: renderers.filter(({ path }) => !isHar(path)), baseline },
    io,
  );
}

function farOf({ operationId, sent, operations, cells }: CheckProgress): string {
  return `${operations.done} of ${operations.total} operations, ${cells.done} of ${cells.total} cells, ${sent} requests: ${operationId}`;
}

const isHar = (path: string) => /\.har$/i.test(path);

function options(command: Command): Command {
  return command
    .summary('verdicts on a server for every documented status')
    .description(
      'Sends valid and invalid requests to an implementation and judges every answer against the document.',
    )
    .argument('<spec>', 'OpenAPI document, or a bundled name, which brings its contract file')
    .option('--url <url>', 'the implementation; replaces the whole server URL', httpUrl)
    .option(
      '--wait <seconds>',
      'wait so long until it takes connections, for one that was just started',
      wholeNumber(1),
    )
    .option('--har <file>', 'judge recorded traffic instead of sending any')
    .option(...watchOption)
    .optionsGroup('What it needs to know:')
    .option('-H, --header <field>', "sent with every request: 'Name: value'; repeatable", headerField)
    .option(
      '--auth <scheme=value>',
      'a credential for a security scheme (env:NAME reads it); repeatable',
      pair,
    )
    .option('--auth-as <scheme=value>', 'a credential of a caller who may do less, for 403; repeatable', pair)
    .option('--param <name=value>', 'a value known to exist; repeatable', pair)
    .addOption(
      new Option('--contract <file>', 'contract file: known values, what may be sent, waivers').default(
        true,
        'that of a bundled name',
      ),
    )
    .option('--no-contract', 'leave out the bundled contract file')
    .option('--states-url <url>', 'where provider states are set up', httpUrl)
    .optionsGroup('What is sent:')
    .option('--only <pattern>', 'only operations whose id, method or path holds this')
    .option(
      '--shard <i/n>',
      'only the I-th of N parts of the operations; tally merge unites the reports',
      shard,
    )
    .option('--max-cases <number>', 'cases an operation', wholeNumber(1), defaults.maxCases)
    .option(
      '--burst <number>',
      'up to so many requests at a stretch where 429 is documented, until it comes',
      wholeNumber(1),
    )
    .option('--seed <number>', 'same seed, same cases', wholeNumber(0), defaults.seed)
    .option('--run-id <text>', 'a name for the run, in its reports and in what it creates')
    .option('--timeout <ms>', 'milliseconds until an answer is given up', wholeNumber(1), defaults.timeout)
    .option(
      '--workers <number>',
      'requests under way at a time, where their order does not matter',
      wholeNumber(1),
      defaults.workers,
    )
    .option('--rate <number>', 'requests a second at most', wholeNumber(1))
    .option('--retry <number>', 'send again what got no answer, so often', wholeNumber(0), 0)
    .option('--bail <number>', 'stop after so many errors', wholeNumber(1))
    .option('--cacert <file>', 'certificate authority to trust (PEM)')
    .option('--insecure', 'accept any certificate')
    .option('--allow-production', "check a host of the document's own servers")
    .optionsGroup('What comes out:')
    .option(
      '--report <file>',
      'write a report: .html to read, .json, .xml for JUnit, .md, .sarif, .har for every exchange; repeatable',
      each,
    )
    .option('--baseline <file>', 'an earlier .json report: what it found already does not fail this run')
    .option('--min-coverage <percent>', 'fail where fewer of the cells were reached or waived', percent)
    .option('--strict', 'warnings count as errors');
}

async function waitFor(url: URL, seconds: number | undefined): Promise<void> {
  if (seconds === undefined || (await waitForServer(url, seconds * 1_000))) return;
  throw new UsageError(`Nothing takes connections at ${url.host}, not after ${seconds} s either.`);
}

/** `env:NAME` is read from the environment, so that no secret stands in a command line. */
function readSecrets(
  option: string,
  given: ReadonlyMap<string, string>,
  io: Io,
): ReadonlyMap<string, string> {
  return new Map(
    [...given].map(([scheme, value]) => {
      if (!value.startsWith('env:')) return [scheme, value];
      const name = value.slice('env:'.length);
      const secret = io.env[name];
      if (secret === undefined || secret === '')
        throw new UsageError(`${option} ${scheme}=${value}: the environment has no ${name}.`);
      return [scheme, secret];
    }),
  );
}
