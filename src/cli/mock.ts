import { Option } from 'commander';
import { wholeNumber } from './arguments.js';
import type { AddCommand } from './command.js';
import { addReferenceOptions, type ReferenceArguments, referenceOptions } from './reference-options.js';

interface MockArguments extends ReferenceArguments {
  readonly port: number;
  readonly host: string;
  readonly engine: 'prism' | 'tally';
  readonly cors: boolean;
}

/** `tally mock [SPEC…]`: a server for those who call the API; runs until it is stopped. */
export const addMock: AddCommand = (program, io, done) => {
  addReferenceOptions(program.command('mock'))
    .summary('a server for those who call the API')
    .description('Serves documents as mocks on one port: each by its own paths, and under /<name>/.')
    .argument('[spec...]', 'OpenAPI documents or bundled names; all bundled APIs where none is given')
    .option('--port <number>', 'port to listen on, 0 for a free one', wholeNumber(0), 4010)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .addOption(
      new Option('--engine <engine>', 'what makes the answers').choices(['prism', 'tally']).default('tally'),
    )
    .option('--no-cors', 'answer without CORS headers')
    .action(async (specs: string[], options: MockArguments) => {
      const { bundledNames, openSpecAnywhere } = await import('../commands/open-spec.js');
      const { sampleCurl } = await import('../commands/sample-curl.js');
      const { startMock } = await import('../mock/start-mock.js');
      const opened = await Promise.all(
        (specs.length > 0 ? specs : bundledNames).map((spec) =>
          openSpecAnywhere(spec, referenceOptions(options)),
        ),
      );
      const { port, host, cors } = options;
      const mock = await startMock({
        port,
        host,
        cors,
        apis: opened,
        ...(await engineOption(options.engine)),
      });
      for (const note of mock.notes) io.err(`note: ${note}\n`);
      for (const { name, api } of opened) {
        io.out(`${name}  ${mock.url}/${name}\n`);
        const sample = sampleCurl(api, `${mock.url}/${name}`);
        if (sample !== undefined) io.out(`  ${sample}\n`);
      }
      io.out(
        `Listening on ${mock.url}; add -H 'Prefer: code=404' to a request for another documented status. Ctrl+C ends it.\n`,
      );
      await io.untilStopped();
      await mock.close();
      done(0);
    });
};

/** Prism is loaded only for those who ask for it. */
async function engineOption(engine: MockArguments['engine']) {
  if (engine === 'tally') return {};
  const { createPrismEngine } = await import('../mock/prism/prism-engine.js');
  return { engine: createPrismEngine() };
}
