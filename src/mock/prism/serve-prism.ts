import { createRequire } from 'node:module';
import { UsageError } from '../../diagnostics/usage-error.js';
import { findPrism } from './load-prism.js';

/** The levels of Prism's log, the most talkative first. */
export const prismLevels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;

/** What Prism's own command line takes. */
export interface PrismOptions {
  /** The document's file. */
  readonly document: string;
  readonly port: number;
  readonly host: string;
  readonly cors: boolean;
  /** Violations become errors in place of a header. */
  readonly errors: boolean;
  readonly dynamic: boolean;
  readonly seed?: string;
  readonly ignoreExamples: boolean;
  /** Overrides `x-json-schema-faker` of the document. */
  readonly fillProperties?: boolean;
  readonly level: (typeof prismLevels)[number];
  /** Makes it a proxy. */
  readonly upstream?: {
    readonly url: URL;
    readonly validateRequest: boolean;
    /** The proxy through which the upstream is reached. */
    readonly proxy?: string;
  };
  /** Takes a line of the log. */
  readonly log: (line: string) => void;
}

interface PrismServer {
  listen(port: number, host: string): Promise<string>;
  close(): Promise<void>;
}

/** The parts of Prism's packages that its command is made of. */
interface PrismParts {
  readonly http: { getHttpOperationsFromSpec(document: string): Promise<readonly object[]> };
  readonly server: { createServer(operations: readonly object[], options: object): PrismServer };
  readonly extensions: {
    configureExtensionsUserProvided(document: string, parameters: object): Promise<void>;
  };
}

/**
 * Serves one document by Prism 5.14.2 itself, its own server included: the same answers, quirks and all, without the
 * watching and the colours of its command. Throws {@link UsageError} for what Prism cannot read or listen on.
 */
export async function servePrism(options: PrismOptions): Promise<{ url: string; close(): Promise<void> }> {
  const { http, server: servers, extensions } = loadParts();
  try {
    const operations = await http.getHttpOperationsFromSpec(options.document);
    const { fillProperties } = options;
    await extensions.configureExtensionsUserProvided(
      options.document,
      fillProperties === undefined ? {} : { fillProperties },
    );
    if (operations.length === 0) throw new Error('No operations found in the current file.');
    const server = servers.createServer(operations, {
      cors: options.cors,
      config: prismConfig(options),
      components: { logger: logger(options, 'HTTP SERVER') },
    });
    const url = await server.listen(options.port, options.host);
    return { url, close: () => server.close() };
  } catch (error) {
    // Its server rejects with a bare text.
    const { message = String(error) } = (error ?? {}) as { message?: string };
    throw new UsageError(`Prism cannot serve ${options.document}: ${message}`);
  }
}

function loadParts(): PrismParts {
  // Its parts are dependencies of the command, not ours; so they are looked up from there.
  const require = createRequire(findPrism('--compat prism'));
  return {
    http: require('@stoplight/prism-http') as PrismParts['http'],
    server: require('@stoplight/prism-http-server') as PrismParts['server'],
    extensions: require('./dist/extensions.js') as PrismParts['extensions'],
  };
}

/** As Prism's command makes it. */
function prismConfig({ errors, dynamic, ignoreExamples, seed, upstream }: PrismOptions): object {
  return {
    validateRequest: upstream?.validateRequest ?? true,
    validateResponse: true,
    checkSecurity: true,
    errors,
    mock: { dynamic, ignoreExamples, seed: seed ?? null },
    isProxy: upstream !== undefined,
    upstream: upstream?.url,
    upstreamProxy: upstream?.proxy,
  };
}

type Log = (...said: readonly unknown[]) => void;

/** A logger with pino's face: an object with a `name` before the message names the part that speaks. */
function logger(options: PrismOptions, part: string): Record<string, unknown> {
  const enough = prismLevels.indexOf(options.level);
  const at = (level: string, rank: string): Log => {
    const isLogged = prismLevels.indexOf(rank as (typeof prismLevels)[number]) >= enough;
    return (...said) => {
      const message = said.find((each) => typeof each === 'string');
      const named = said.find((each) => typeof each === 'object' && each !== null) as { name?: string };
      if (isLogged && message !== undefined) options.log(`[${named?.name ?? part}] ${level} ${message}\n`);
    };
  };
  return {
    child: ({ name }: { name?: string }) => logger(options, name ?? part),
    success: at('success', 'info'),
    start: at('start', 'info'),
    ...Object.fromEntries(prismLevels.slice(0, -1).map((level) => [level, at(level, level)])),
  };
}
