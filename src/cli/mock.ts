import { Option } from 'commander';
import { UsageError } from '../diagnostics/usage-error.js';
import { wholeNumber } from './arguments.js';
import type { AddCommand, ExitCode } from './command.js';
import type { Io } from './io.js';
import { addCertificateOptions, handedCertificate, openCertificate } from './mock-certificate.js';
import { addControlOptions } from './mock-control.js';
import { leaveWorkers, primaryPort, runWorkers, sayOnce, workerRole } from './mock-workers.js';
import { addAddressOptions, addPrismFlags, runPrism } from './prism-flags.js';
import { addReferenceOptions } from './reference-options.js';
import { type ServeArguments, serveMock } from './serve-mock.js';

interface MockArguments extends ServeArguments {
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
    .option('--watch', 'serve what is saved, file by file; the default at a terminal')
    .option('--no-watch', 'keep to what the files said at the start')
    .option('--workers <number>', 'processes that share the port', wholeNumber(1), 1)
    .addOption(
      new Option('--engine <engine>', 'what makes the answers').choices(['prism', 'tally']).default('tally'),
    );
  addReferenceOptions(
    addControlOptions(addCertificateOptions(addPrismFlags(addAddressOptions(command)))),
  ).action(async (specs: string[], options: MockArguments) => {
    if (options.compat !== 'prism') return done(await runShared(specs, options, io));
    await runPrism(specs, options, io);
    done(0);
  });
};

/** State that is not kept at `redis://` is each process's own, and would not be one state. */
async function runShared(specs: readonly string[], options: MockArguments, io: Io): Promise<ExitCode> {
  const { state = '', stateful, workers } = options;
  const role = workerRole(workers);
  if (role === 'alone') {
    await serveMock(specs, options, io);
    return 0;
  }
  if (role === 'worker') {
    const { linkToHub } = await import('../mock/workers/hub-link.js');
    const link = () => linkToHub(primaryPort());
    return sayOnce(serveMock(specs, options, io, link)).finally(leaveWorkers);
  }
  if ((stateful || state !== '') && !/^rediss?:/.test(state)) {
    throw new UsageError('Several workers share state only at --state redis://…; leave out --workers.');
  }
  const env = handedCertificate(await openCertificate(options, io));
  const { openHub } = await import('./mock-hub.js');
  const hub = openHub(specs, options, io);
  await runWorkers(workers, io, { env, join: hub.join }).finally(hub.close);
  return 0;
}
