import { Option } from 'commander';
import type { OpenedSpec } from '../commands/open-spec.js';
import { UsageError } from '../diagnostics/usage-error.js';
import { adminPath } from '../mock/admin/admin-path.js';
import type { MockControl } from '../mock/admin/mock-control.js';
import type { MockExchange } from '../mock/mock-extension.js';
import { wholeNumber } from './arguments.js';
import type { AddCommand } from './command.js';
import type { Io } from './io.js';
import {
  addCertificateOptions,
  type CertificateArguments,
  type Certified,
  handedCertificate,
  openCertificate,
} from './mock-certificate.js';
import { addControlOptions, type ControlArguments, openControl } from './mock-control.js';
import { leaveWorkers, runWorkers, workerIo, workerRole } from './mock-workers.js';
import { addAddressOptions, addPrismFlags, type PrismFlags, runPrism } from './prism-flags.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';

interface MockArguments extends ReferenceArguments, PrismFlags, ControlArguments, CertificateArguments {
  readonly engine: 'prism' | 'tally';
  readonly asDocumented?: boolean;
  readonly workers: number;
}

/** `tally mock [SPEC…]`: a server for those who call the API; runs until it is stopped. */
export const addMock: AddCommand = (program, io, done) => {
  const command = program
    .command('mock')
    .summary('a server for those who call the API')
    .description('Serves documents as mocks on one port: each by its own paths, and under /<name>/.')
    .argument('[spec...]', 'OpenAPI documents or bundled names; all bundled APIs where none is given')
    .option('--as-documented', 'send examples also where they violate their schema')
    .option('--workers <number>', 'processes that share the port', wholeNumber(1), 1)
    .addOption(
      new Option('--engine <engine>', 'what makes the answers').choices(['prism', 'tally']).default('tally'),
    );
  addReferenceOptions(
    addControlOptions(addCertificateOptions(addPrismFlags(addAddressOptions(command)))),
  ).action(async (specs: string[], options: MockArguments) => {
    if (options.compat === 'prism') await runPrism(specs, options, io);
    else await runShared(specs, options, io);
    done(0);
  });
};

/** State that is not kept at `redis://` is each process's own, and would not be one state. */
async function runShared(specs: readonly string[], options: MockArguments, io: Io): Promise<void> {
  const { state = '', stateful, workers } = options;
  const role = workerRole(workers);
  if (role !== 'primary') {
    await runMock(specs, options, role === 'worker' ? workerIo(io) : io).finally(leaveWorkers);
    return;
  }
  if ((stateful || state !== '') && !/^rediss?:/.test(state)) {
    throw new UsageError('Several workers share state only at --state redis://…; leave out --workers.');
  }
  await runWorkers(workers, io, handedCertificate(await openCertificate(options, io)));
}

async function runMock(specs: readonly string[], options: MockArguments, io: Io): Promise<void> {
  const { bundledNames, openSpecAnywhere } = await import('../commands/open-spec.js');
  const opened = await Promise.all(
    (specs.length > 0 ? specs : bundledNames).map((spec) =>
      openSpecAnywhere(spec, referenceOptions(options)),
    ),
  );
  const certified = await openCertificate(options, io);
  const control = await openControl(opened, options);
  try {
    await serveUntilStopped({ opened, options, control, ...(certified ? { certified } : {}) }, io);
  } finally {
    await control.close();
  }
}

/** What is served, and how. */
interface Serving {
  readonly opened: readonly OpenedSpec[];
  readonly options: MockArguments;
  readonly control: MockControl;
  readonly certified?: Certified;
}

async function serveUntilStopped({ opened, options, control, certified }: Serving, io: Io): Promise<void> {
  const { extensions, serveAdmin, endStreams } = control;
  const { startMock } = await import('../mock/start-mock.js');
  const { port, host, cors, dynamic, seed, ignoreExamples, asDocumented } = options;
  const mock = await startMock({
    apis: opened,
    port: port ?? 4010,
    host,
    cors: cors !== false,
    dynamic: dynamic === true,
    ignoreExamples: ignoreExamples === true,
    asDocumented: asDocumented === true,
    ...(seed === undefined ? {} : { seed }),
    serveAdmin,
    ...(certified ? { certificate: certified.certificate } : {}),
    extensions: [...extensions, ...(isTalkative(options) ? [{ observe: tell(io) }] : [])],
    ...(await engineOption(options.engine)),
  });
  const { sampleCurl } = await import('../commands/sample-curl.js');
  for (const { name, api } of opened) {
    io.out(`${name}  ${mock.url}/${name}\n`);
    const sample = sampleCurl(api, `${mock.url}/${name}`, certified?.curlOption);
    if (sample !== undefined) io.out(`  ${sample}\n`);
    await breath();
  }
  if (options.console) io.out(`Console at ${mock.url}${adminPath}\n`);
  io.out(
    `Listening on ${mock.url}; add -H 'Prefer: code=404' to a request for another documented status. Ctrl+C ends it.\n`,
  );
  let isStopped = false;
  const stopped = io.untilStopped().then(() => {
    isStopped = true;
  });
  for (const notes of mock.inspect()) {
    for (const note of notes) io.err(`note: ${note}\n`);
    await breath();
    if (isStopped) break;
  }
  await stopped;
  endStreams();
  await mock.close();
}

/** Lets requests that have come meanwhile be answered. */
function breath(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

function isTalkative({ verboseLevel }: MockArguments): boolean {
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
async function engineOption(engine: MockArguments['engine']) {
  if (engine === 'tally') return {};
  const { createPrismEngine } = await import('../mock/prism/prism-engine.js');
  return { engine: createPrismEngine() };
}
