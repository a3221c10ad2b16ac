import { createRequire } from 'node:module';
import { resolveOptional } from '../../diagnostics/optional-package.js';

/** An operation in Prism's own form. */
export type PrismOperation = Record<string, unknown>;

export interface PrismRequest {
  /** Lower case. */
  readonly method: string;
  readonly url: { readonly path: string; readonly query: Record<string, string | string[]> };
  readonly headers: Record<string, string>;
  readonly body: unknown;
}

export interface PrismMockConfig {
  readonly code?: number;
  readonly exampleKey?: string;
  readonly dynamic: boolean;
  readonly seed?: string;
}

/** A departure of the request from the document; severity 0 is an error (the Language Server Protocol less one). */
export interface PrismDiagnostic {
  readonly message: string;
  readonly severity: number;
}

/** What Prism answers, or its refusal. */
export type PrismResult =
  | {
      readonly _tag: 'Right';
      readonly right: {
        readonly output: {
          readonly statusCode: number;
          readonly headers?: Record<string, unknown>;
          readonly body?: unknown;
        };
        readonly validations: { readonly input: readonly PrismDiagnostic[] };
      };
    }
  | {
      readonly _tag: 'Left';
      readonly left: {
        readonly name: string;
        readonly message: string;
        readonly status?: number;
        readonly detail?: string;
        readonly additional?: { readonly validation?: readonly { readonly message: string }[] };
      };
    };

/** The two things we need of `@stoplight/prism-http`. */
export interface Prism {
  readOperations(document: object): Promise<PrismOperation[]>;
  request(request: PrismRequest, operation: PrismOperation, mock: PrismMockConfig): Promise<PrismResult>;
  /** Writes a value as a media type that is neither JSON nor text; throws where Prism cannot. */
  serialize(value: unknown, mediaType: string): string;
}

interface PrismHttp {
  getHttpOperationsFromSpec(document: object): Promise<PrismOperation[]>;
  createInstance(
    config: object,
    components: object,
  ): {
    request(
      request: PrismRequest,
      operations: readonly PrismOperation[],
      config: object,
    ): () => Promise<PrismResult>;
  };
}

let loading: Promise<Prism> | undefined;

/** The manifest of Prism's command. Throws UsageError where Prism is not installed. */
export function findPrism(asker: string): string {
  return resolveOptional('@stoplight/prism-cli', { file: 'package.json', asker });
}

/** Loads Prism once, which takes a second or two. */
export function loadPrism(): Promise<Prism> {
  loading ??= Promise.resolve().then(assemblePrism);
  return loading;
}

function assemblePrism(): Prism {
  // Its parts are dependencies of the command, not ours; so they are looked up from there.
  const require = createRequire(findPrism('--engine prism'));
  const http = require('@stoplight/prism-http') as PrismHttp;
  const { serialize } = require('@stoplight/prism-http-server/dist/serialize.js') as Pick<Prism, 'serialize'>;
  const config = {
    isProxy: false,
    errors: false,
    checkSecurity: false,
    validateRequest: true,
    validateResponse: false,
  };
  const instance = http.createInstance(config, {
    logger: silentLogger,
    // The route is known already; Prism's router would go through every operation of the document.
    route: ({ resources }: { resources: readonly PrismOperation[] }) => ({
      _tag: 'Right',
      right: resources[0],
    }),
  });
  return {
    serialize,
    readOperations: (document) => http.getHttpOperationsFromSpec(document),
    request: (request, operation, mock) => instance.request(request, [operation], { ...config, mock })(),
  };
}

const silentLogger: Record<string, unknown> = {
  child: () => silentLogger,
  ...Object.fromEntries(
    ['trace', 'debug', 'info', 'success', 'start', 'warn', 'error', 'fatal'].map((level) => [
      level,
      () => undefined,
    ]),
  ),
};
