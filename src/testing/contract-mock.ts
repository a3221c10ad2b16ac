import { createMock } from '../commands/create-mock.js';
import { namesOperation } from '../contract/names-operation.js';
import type { Mock } from '../mock/create-mock.js';
import type { IncomingRequest } from '../mock/incoming-request.js';
import type { Soon } from '../mock/mock-engine.js';
import { MockRouter } from '../mock/mock-router.js';
import type { ServedAnswer } from '../mock/served-answer.js';
import { operationNamed } from './find-operation.js';

/** Which of the documented answers is given to a request that conforms; the first success where nothing is said. */
export interface AnswerChoice {
  readonly status?: number;
  /** The name of an example. */
  readonly example?: string;
  /** A generated body in place of an example. */
  readonly dynamic?: boolean;
  /** For generated bodies. */
  readonly seed?: number | string;
}

export interface ContractMockOptions extends AnswerChoice {
  /** Operation id or `METHOD /path` → what that operation answers. */
  readonly operations?: Readonly<Record<string, AnswerChoice>>;
}

/** Where requests are answered that go to a server. */
export interface InterceptOptions extends ContractMockOptions {
  /** The document's first server by default. */
  readonly origin?: string;
}

/** A mock without a socket, for the interceptors of a test. */
export interface ContractMock {
  /** The origin of the document's first server. */
  readonly origin: string;
  /** Answers as the options choose. */
  answer(request: IncomingRequest): Soon<ServedAnswer>;
}

/**
 * Opens a SPEC argument as a mock, or takes one that was made already. Throws a UsageError where the document or an operation's
 * name cannot be used.
 */
export function openContractMock(spec: string | Mock, options: ContractMockOptions): ContractMock {
  const mock = typeof spec === 'string' ? createMock(spec) : spec;
  const { operations = {}, ...general } = options;
  const documented = mock.sources.flatMap(({ api }) => api.operations);
  for (const named of Object.keys(operations)) operationNamed(documented, named);
  const router = new MockRouter(mock.sources);
  const servers = mock.sources.flatMap(({ api }) => api.servers);
  const server = servers.find(({ url }) => URL.canParse(url))?.url ?? 'http://localhost';

  function preferred({ method, target }: IncomingRequest): string | undefined {
    const route = router.find(method, target.replace(/\?.*/s, ''));
    if (route.found !== 'operation') return undefined;
    const own = Object.entries(operations).find(([named]) => namesOperation(named, route.operation));
    return preference(own?.[1] ?? general);
  }

  return {
    origin: new URL(server).origin,
    answer(request) {
      const wanted = preferred(request);
      if (wanted === undefined) return mock.answer(request);
      return mock.answer({ ...request, headers: [['Prefer', wanted], ...request.headers] });
    },
  };
}

function preference({ status, example, dynamic, seed }: AnswerChoice): string | undefined {
  const parts = Object.entries({ code: status, example, dynamic, seed })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${String(value).replaceAll(/["\\]/g, '\\$&')}"`);
  return parts.length === 0 ? undefined : parts.join(', ');
}
