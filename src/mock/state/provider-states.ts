import { findResponse } from '../../exchange/find-response.js';
import { concreteStatus } from '../../exchange/status-pattern.js';
import type { Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { documentedAnswer } from '../documented-answers.js';
import type { MockApi } from '../mock-api.js';
import type { MockExtension } from '../mock-extension.js';
import type { Meant } from '../names-operation.js';
import { saidAnswer } from '../said-answer.js';
import { provideItem } from './provide-item.js';
import { openCollections } from './seeded-collections.js';
import type { StateStore } from './state-store.js';
import { successOf } from './success.js';

/** What the states URL of a mock says: 200 with the values of parameters, 404 for a state that is not offered, 400. */
export interface StateReply {
  readonly status: 200 | 400 | 404;
  readonly body: Readonly<Record<string, unknown>>;
}

/** Provider states, as in Pact, on the side that offers them. */
export interface OfferedStates {
  /** Takes `{state, action, params}` as the protocol sends it. */
  receive(message: unknown): Promise<StateReply>;
  readonly extension: MockExtension;
  /** The operations that answer one status until that is torn down. */
  forced(): readonly Meant[];
}

/** Which status an operation answers, by its API's name, method and path. */
export type ForcedStatuses = Map<string, number>;

/**
 * Offers a state for each documented status: `PATCH /pets/{petId} responds 409` makes that operation answer 409 until it is
 * torn down; the state of its usual success makes a fresh item in the store, if there is one, and replies with its id.
 */
export function offerStates(
  sources: readonly MockApi[],
  store?: StateStore,
  forced: ForcedStatuses = new Map(),
): OfferedStates {
  const collections = store && openCollections(store);

  async function setUp(source: MockApi, operation: Operation, status: string): Promise<StateReply> {
    const response = operation.responses.find((each) => each.status === status);
    if (!response) return { status: 404, body: { message: `The document lists no ${status} there.` } };
    forced.delete(keyOf(source, operation));
    const code = concreteStatus(operation, response);
    if (code !== successOf(operation, undefined)?.status) forced.set(keyOf(source, operation), code);
    else if (store && collections) {
      return { status: 200, body: await provideItem(collections, store, source, operation) };
    }
    return { status: 200, body: {} };
  }

  return {
    async receive(message) {
      const asked = readMessage(message);
      if (!asked) {
        const detail =
          'Send {"state": "METHOD /path responds STATUS", "action": "setup" or "teardown", "params": {…}}.';
        return { status: 400, body: { message: detail } };
      }
      const found = findOperation(sources, asked);
      if (!found) return { status: 404, body: { message: `No document has ${asked.method} ${asked.path}.` } };
      if (asked.action === 'setup') return setUp(found.source, found.operation, asked.status);
      forced.delete(keyOf(found.source, found.operation));
      return { status: 200, body: {} };
    },
    forced: () =>
      sources.flatMap((source) =>
        source.api.operations
          .filter((operation) => forced.has(keyOf(source, operation)))
          .map(({ method, path }) => ({ api: source.name, operation: `${method} ${path}` })),
      ),
    extension: {
      intercept(request) {
        if (forced.size === 0) return undefined;
        const status = forced.get(keyOf(request.source, request.operation));
        if (status === undefined) return undefined;
        const accept = request.header('accept');
        const isDescribed = findResponse(request.operation, status) !== undefined;
        const answer = isDescribed
          ? documentedAnswer(request.operation, status, accept === undefined ? {} : { accept })
          : undefined;
        return answer && saidAnswer(answer, `provider state for ${status}`);
      },
    },
  };
}

function keyOf({ name }: MockApi, { method, path }: Operation): string {
  return `${name} ${method} ${path}`;
}

interface AskedState {
  readonly action: 'setup' | 'teardown';
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly operationId?: string;
}

/** The parameters of the message or, where they are missing, the words of the state. */
function readMessage(message: unknown): AskedState | undefined {
  if (!isMapping(message)) return undefined;
  const { state, action = 'setup', params } = message;
  const given = isMapping(params) ? params : {};
  const [, method, path, status] = /^(\S+) (\S+) responds (\S+)$/.exec(String(state)) ?? [];
  const asked = {
    method: String(given.method ?? method ?? ''),
    path: String(given.path ?? path ?? ''),
    status: String(given.status ?? status ?? ''),
    ...(typeof given.operationId === 'string' ? { operationId: given.operationId } : {}),
  };
  if (asked.method === '' || asked.path === '' || asked.status === '') return undefined;
  return action === 'setup' || action === 'teardown' ? { ...asked, action } : undefined;
}

/** The operation meant; where several documents have that path, the one whose id it bears. */
function findOperation(
  sources: readonly MockApi[],
  asked: AskedState,
): { readonly source: MockApi; readonly operation: Operation } | undefined {
  const all = sources.flatMap((source) =>
    source.api.operations
      .filter(({ method, path }) => method === asked.method && path === asked.path)
      .map((operation) => ({ source, operation })),
  );
  return all.find(({ operation }) => operation.id === asked.operationId) ?? all[0];
}
