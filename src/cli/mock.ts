import { Option } from 'commander';
import { UsageError } from '../diagnostics/usage-error.js';
import { wholeNumber } from './arguments.js';
import type { AddCommand } from './command.js';
import type { Io } from './io.js';
import { addCertificateOptions, handedCertificate, openCertificate } from './mock-certificate.js';
import { addControlOptions } from './mock-control.js';
import { leaveWorkers, runWorkers, workerIo, workerRole } from './mock-workers.js';
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
    await serveMock(specs, options, role === 'worker' ? workerIo(io) : io).finally(leaveWorkers);
    return;
  }
  if ((stateful || state !== '') && !/^rediss?:/.test(state)) {
    throw new UsageError('Several workers share state only at --state redis://…; leave out --workers.');
  }
  await runWorkers(workers, io, handedCertificate(await openCertificate(options, io)));
}
