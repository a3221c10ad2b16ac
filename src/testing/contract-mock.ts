import { openSpec } from '../commands/open-spec.js';
import { namesOperation } from '../contract/contract-file.js';
import { createMock, type Mock } from '../mock/create-mock.js';
import { MockRouter } from '../mock/mock-router.js';
import type { Api } from '../openapi/api.js';
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

/** A mock without a socket, for the interceptors of a unit test. */
export interface ContractMock {
  readonly api: Api;
  readonly mock: Mock;
  /** The `Prefer` header that asks the mock for what the options choose; `undefined` where they leave it to the document. */
  prefer(method: string, path: string): string | undefined;
}

/** Opens a SPEC argument as a mock. Throws a UsageError where the document or an operation's name cannot be used. */
export function openContractMock(spec: string, options: ContractMockOptions): ContractMock {
  const { api, name, path } = openSpec(spec);
  const { operations = {}, ...general } = options;
  for (const named of Object.keys(operations)) operationNamed(api, named);
  const mock = createMock({ apis: [{ name, api, path }], cors: false });
  const router = new MockRouter(mock.sources);
  return {
    api,
    mock,
    prefer(method, target) {
      const route = router.find(method, target);
      if (route.found !== 'operation') return undefined;
      const own = Object.entries(operations).find(([named]) => namesOperation(named, route.operation));
      return preference(own?.[1] ?? general);
    },
  };
}

function preference({ status, example, dynamic, seed }: AnswerChoice): string | undefined {
  const parts = Object.entries({ code: status, example, dynamic, seed })
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}="${String(value).replaceAll(/["\\]/g, '\\$&')}"`);
  return parts.length === 0 ? undefined : parts.join(', ');
}
