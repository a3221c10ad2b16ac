import { type Command, Option } from 'commander';
import { UsageError } from '../diagnostics/usage-error.js';
import { prismLevels } from '../mock/prism/serve-prism.js';
import { wholeNumber } from './arguments.js';
import type { Io } from './io.js';
import type { CertificateArguments } from './mock-certificate.js';

const prismPort = 4010;

/** What the options of {@link addAddressOptions} and {@link addPrismFlags} give. */
export interface PrismFlags {
  readonly port?: number;
  readonly host: string;
  readonly cors?: boolean;
  readonly dynamic?: boolean;
  readonly seed?: string;
  readonly ignoreExamples?: boolean;
  readonly errors?: boolean;
  readonly verboseLevel?: (typeof prismLevels)[number];
  readonly compat?: 'prism';
  readonly jsonSchemaFakerFillProperties?: boolean;
}

/** Where a server listens, in the letters that Prism uses: `-h` is the host, so help has no letter. */
export function addAddressOptions(command: Command, port = prismPort): Command {
  return command
    .helpOption('--help', 'what there is')
    .option('-p, --port <number>', `port to listen on, 0 for a free one (default: ${port})`, wholeNumber(0))
    .option('-h, --host <address>', 'address to listen on', '127.0.0.1');
}

/** The other options that Prism's command has as well, under its names. */
export function addPrismFlags(command: Command): Command {
  return command
    .option('--cors', 'answer with CORS headers, which is the default')
    .option('--no-cors', 'answer without CORS headers')
    .option('-d, --dynamic', 'generate bodies in place of examples')
    .option('--seed <text>', 'the same seed generates the same bodies')
    .option('--ignoreExamples, --ignore-examples', 'make bodies from the schema alone')
    .addOption(new Option('-v, --verboseLevel <level>', 'tell of each request').choices(prismLevels))
    .optionsGroup('As a replacement for Prism:')
    .addOption(new Option('--compat <profile>', 'answer exactly as Prism 5.14.2 does').choices(['prism']))
    .option('--errors', 'violations become errors, where the profile lets them through')
    .addOption(new Option('-m, --multiprocess').hideHelp())
    .addOption(new Option('--json-schema-faker-fillProperties').hideHelp())
    .addOption(new Option('--no-json-schema-faker-fillProperties').hideHelp());
}

/** A flag of Prism's as it is written here, with and without it. */
interface PlainFlag {
  readonly on: readonly string[];
  readonly off: readonly string[];
}

const plain = (name: string): PlainFlag => ({ on: [`--${name}`], off: [] });

/** By their names without hyphens, in lower case. */
const booleanFlags: ReadonlyMap<string, PlainFlag> = new Map([
  ['cors', { on: ['--cors'], off: ['--no-cors'] }],
  ['d', plain('dynamic')],
  ['dynamic', plain('dynamic')],
  ['errors', plain('errors')],
  ['ignoreexamples', plain('ignoreExamples')],
  ['m', plain('multiprocess')],
  ['multiprocess', plain('multiprocess')],
  ['validaterequest', { on: [], off: ['--no-validate-request'] }],
  [
    'jsonschemafakerfillproperties',
    { on: ['--json-schema-faker-fillProperties'], off: ['--no-json-schema-faker-fillProperties'] },
  ],
]);

const otherSpellings: ReadonlyMap<string, string> = new Map([
  ['--verbose-level', '--verboseLevel'],
  ['--upstreamProxy', '--upstream-proxy'],
]);

/** Flags as yargs takes them, which Prism's command is made with: `--errors=true`, `--errors true`, `--no-dynamic`, `--verbose-level`. */
export function plainFlags(argv: readonly string[]): string[] {
  const words: string[] = [];
  for (let index = 0; index < argv.length; index++) {
    const word = argv[index] as string;
    const [, no, name = '', written] =
      /^(?:-(?=\w(?:=|$))|--)(no-)?([\w-]+?)(?:=(true|false))?$/.exec(word) ?? [];
    const flag = booleanFlags.get(name.replaceAll('-', '').toLowerCase());
    if (!flag) {
      const at = word.indexOf('=');
      const [key, rest] = at === -1 ? [word, ''] : [word.slice(0, at), word.slice(at)];
      words.push((otherSpellings.get(key) ?? key) + rest);
      continue;
    }
    const following =
      written === undefined && /^(true|false)$/.test(argv[index + 1] ?? '') ? argv[++index] : undefined;
    const isOn = ((written ?? following) !== 'false') !== (no !== undefined);
    words.push(...(isOn ? flag.on : flag.off));
  }
  return words;
}

/** Where a proxy forwards to. */
export interface PrismUpstream {
  readonly url: URL;
  readonly validateRequest: boolean;
  readonly proxy?: string;
}

/** Runs Prism on one document until it is stopped. */
export async function runPrism(
  documents: readonly string[],
  flags: PrismFlags & CertificateArguments,
  io: Io,
  upstream?: PrismUpstream,
): Promise<void> {
  const [spec, ...others] = documents;
  const { https, tlsCert, tlsKey } = flags;
  if (spec === undefined || others.length > 0) {
    throw new UsageError(`--compat prism serves one document, and ${documents.length} are named.`);
  }
  if (https || tlsCert !== undefined || tlsKey !== undefined) {
    throw new UsageError('Prism serves no https; leave out --compat prism.');
  }
  const { specFile } = await import('../commands/open-spec.js');
  const { servePrism } = await import('../mock/prism/serve-prism.js');
  const { port, host, cors, dynamic, seed, ignoreExamples, errors, verboseLevel } = flags;
  const { jsonSchemaFakerFillProperties: fillProperties } = flags;
  const prism = await servePrism({
    document: specFile(spec),
    port: port ?? prismPort,
    host,
    cors: cors !== false,
    dynamic: dynamic === true,
    ignoreExamples: ignoreExamples === true,
    errors: errors === true,
    level: verboseLevel ?? 'info',
    log: io.out,
    ...(seed === undefined ? {} : { seed }),
    ...(fillProperties === undefined ? {} : { fillProperties }),
    ...(upstream ? { upstream } : {}),
  });
  io.out(`Prism is listening on ${prism.url}\n`);
  await io.untilStopped();
  await prism.close();
}
