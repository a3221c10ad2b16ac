import { parseArgs } from 'node:util';
import { NoSuchImplementation, type StartOptions } from './implementation.js';
import { type Served, servedNames, startServed } from './start-served.js';
import { variantNames } from './variants.js';

const USAGE = `serve NAME [--mutant MUTANT] [--variant ornate|terse] [--port PORT] [--no-states], NAME one of ${servedNames.join(', ')}`;

/** Starts the implementation that the arguments name; exits with 2 and one sentence if there is none. */
async function serve(args: string[]): Promise<void> {
  const { name, options } = readArguments(args);
  const served = await startServed(name, options);
  process.stdout.write(announcement(served));
  const stop = () => void served.close();
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
}

function readArguments(args: string[]): { name: string; options: StartOptions } {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      mutant: { type: 'string' },
      variant: { type: 'string' },
      port: { type: 'string' },
      'no-states': { type: 'boolean' },
    },
  });
  const [name, ...rest] = positionals;
  if (name === undefined || rest.length > 0) throw new NoSuchImplementation(`Usage: ${USAGE}.`);
  const port = Number(values.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new NoSuchImplementation(`The port must be 0 to 65535, not "${values.port}".`);
  const { mutant } = values;
  const variant = variantNames.find((known) => known === values.variant);
  if (values.variant !== undefined && variant === undefined)
    throw new NoSuchImplementation(
      `The variant must be ${variantNames.join(' or ')}, not "${values.variant}".`,
    );
  return {
    name,
    options: {
      port,
      ...(values['no-states'] && { states: false }),
      ...(mutant !== undefined && { mutant }),
      ...(variant !== undefined && { variant }),
    },
  };
}

function announcement(served: Served): string {
  const { name, spec, contract, breaks, url, statesUrl, credentials, knownParameters } = served;
  const words = [
    `tally check ${spec} --url ${url} --states-url ${statesUrl}`,
    ...(contract === undefined ? [] : [`--contract ${contract}`]),
    ...Object.entries(credentials).map(([scheme, value]) => `--auth '${scheme}=${value}'`),
    ...Object.entries(knownParameters).map(([parameter, value]) => `--param '${parameter}=${value}'`),
  ];
  return [
    `${name} at ${url}${breaks === undefined ? '' : `, a mutant: ${breaks}`}`,
    `provider states at ${statesUrl}`,
    words.join(' '),
    '',
  ].join('\n');
}

serve(process.argv.slice(2)).catch((error: Error & { code?: string }) => {
  const expected =
    error instanceof NoSuchImplementation || /^(ERR_PARSE_ARGS|EADDRINUSE|EACCES)/.test(error.code ?? '');
  process.stderr.write(`${expected ? error.message : error.stack}\n`);
  process.exitCode = expected ? 2 : 3;
});
