import { adminPath } from '../mock/admin/admin-path.js';
import { releaseLate } from '../mock/late.js';
import type { MockExchange } from '../mock/mock-extension.js';
import type { RunningMock, ServedOptions } from '../mock/start-mock.js';
import type { HubLink } from '../mock/workers/hub-link.js';
import type { ServedControl } from '../mock/workers/worker-control.js';
import { breath } from './breath.js';
import type { Io } from './io.js';
import { type CertificateArguments, type Certified, openCertificate } from './mock-certificate.js';
import { type ControlArguments, openControl, openWorkerControl } from './mock-control.js';
import { readServedFiles, type ServedFiles } from './mock-files.js';
import { MockNotes } from './mock-notes.js';
import { workerIo } from './mock-workers.js';
import type { PrismFlags } from './prism-flags.js';
import type { ReferenceArguments } from './reference-options.js';
import type { FileWatch } from './watch-files.js';

/** What the options of `tally mock` give, but for workers. */
export interface ServeArguments
  extends ReferenceArguments,
    PrismFlags,
    ControlArguments,
    CertificateArguments {
  readonly engine: 'prism' | 'tally';
  readonly asDocumented?: boolean;
  readonly watch?: boolean;
}

/** Serves documents from one process until it is stopped, and anew when a file of them changes; `link` makes it one of several workers. */
export async function serveMock(
  specs: readonly string[],
  options: ServeArguments,
  io: Io,
  link?: () => Promise<HubLink>,
): Promise<void> {
  // What one worker says the others would say as well, but for what each of them answers.
  const once = link ? workerIo(io) : io;
  const watch = wantsWatch(options, io) ? await openWatch() : undefined;
  const read = () => readServedFiles(specs, options, watch?.add);
  const served = await read();
  const certified = await openCertificate(options, once);
  const opened = link
    ? await openWorkerControl(options, await link())
    : await openControl(served, options, certified ? 'https' : 'http', once);
  const { startMock } = await import('../mock/start-mock.js');
  try {
    const running = await startMock({
      ...(await servedOptions(served, opened.control, options, io)),
      port: options.port ?? 4010,
      host: options.host,
      ...(certified ? { certificate: certified.certificate } : {}),
    });
    await tellAddresses(running, { certified, isConsole: options.console }, once);
    const stopped = io.untilStopped();
    const notes = new MockNotes(once);
    const told = notes.tell(running.mock);
    opened.control.outbox?.listen(notes.tellOf);
    if (watch) {
      let { control } = opened;
      const serve = async (files: ServedFiles): Promise<void> => {
        control = control.renew(files.apis, files.scenarios);
        running.replace(await servedOptions(files, control, options, io));
        void notes.tell(running.mock);
      };
      const { reloadOnChange } = await import('./mock-reload.js');
      told.then(() => reloadOnChange(watch, { served, read, serve, io: once }));
    }
    await stopped;
    notes.stop();
    opened.control.endStreams();
    await running.close();
  } finally {
    watch?.close();
    await opened.close();
    releaseLate();
  }
}

/** Someone who sits at a terminal edits; a job in CI does not. */
export function wantsWatch({ watch }: ServeArguments, { interactive, env }: Io): boolean {
  return watch ?? (interactive && !env.CI);
}

export async function openWatch(): Promise<FileWatch> {
  const { FileWatch } = await import('./watch-files.js');
  return new FileWatch();
}

export async function servedOptions(
  { apis }: ServedFiles,
  { extensions, serveAdmin, elsewhere }: ServedControl,
  options: ServeArguments,
  io: Io,
): Promise<ServedOptions> {
  const { cors, dynamic, seed, ignoreExamples, asDocumented } = options;
  return {
    apis,
    serveAdmin,
    ...(elsewhere ? { elsewhere } : {}),
    cors: cors !== false,
    dynamic: dynamic === true,
    ignoreExamples: ignoreExamples === true,
    asDocumented: asDocumented === true,
    ...(seed === undefined ? {} : { seed }),
    extensions: [...extensions, ...(isTalkative(options) ? [{ observe: tell(io) }] : [])],
    ...(await engineOption(options.engine)),
  };
}

async function tellAddresses(
  { mock, url }: Pick<RunningMock, 'mock' | 'url'>,
  { certified, isConsole }: { readonly certified: Certified | undefined; readonly isConsole: boolean },
  io: Io,
): Promise<void> {
  const { sampleCurl } = await import('../commands/sample-curl.js');
  for (const { name, api } of mock.sources) {
    io.out(`${name}  ${url}/${name}\n`);
    const sample = sampleCurl(api, `${url}/${name}`, certified?.curlOption);
    if (sample !== undefined) io.out(`  ${sample}\n`);
    await breath();
  }
  if (isConsole) io.out(`Console at ${url}${adminPath}\n`);
  io.out(
    `Listening on ${url}; add -H 'Prefer: code=404' to a request for another documented status. Ctrl+C ends it.\n`,
  );
}

function isTalkative({ verboseLevel }: ServeArguments): boolean {
  return verboseLevel === 'trace' || verboseLevel === 'debug' || verboseLevel === 'info';
}

/** A line for each exchange. */
function tell(io: Io) {
  return ({ method, target, status, answer }: MockExchange): void => {
    const why = answer.reason ?? answer.origin;
    io.err(`${method} ${target} → ${status}${why === undefined ? '' : `: ${why}`}\n`);
  };
}

/** Prism is loaded only for those who ask for it. */
async function engineOption(engine: ServeArguments['engine']) {
  if (engine === 'tally') return {};
  const { createPrismEngine } = await import('../mock/prism/prism-engine.js');
  return { engine: createPrismEngine() };
}
