import type { Case } from '../../src/check/case.js';
import type { Exchange, Recipe } from '../../src/check/exchange.js';
import { knownValues } from '../../src/check/known-values.js';
import { planRequests, type RequestPlan } from '../../src/check/request-plan.js';
import { type Contract, emptyContract } from '../../src/contract/contract.js';
import { judgeResponse } from '../../src/exchange/judge-response.js';
import type { Delivery, HeaderList } from '../../src/http/message.js';
import type { Operation } from '../../src/openapi/api.js';
import { placeOf } from '../../src/openapi/document-node.js';
import { apiOf, operationOf, underlined } from '../openapi/load-text.js';

/** The plan of a document's first operation, or the one of that id. */
export function planOf(
  text: string,
  given: {
    id?: string;
    contract?: Partial<Contract>;
    parameters?: Record<string, unknown>;
    credentials?: Record<string, string>;
    headers?: HeaderList;
    basePath?: string;
    seed?: number;
    alternatives?: readonly ReadonlyMap<string, string>[];
    creates?: boolean;
  } = {},
): RequestPlan {
  const api = apiOf(text);
  const operation = operationOf(api, given.id);
  const seed = given.seed ?? 1;
  const contract = { ...emptyContract, ...given.contract };
  const known = knownValues(operation, contract, [new Map(Object.entries(given.parameters ?? {}))], seed);
  return planRequests(api, operation, known, new Map(Object.entries(given.credentials ?? {})), {
    basePath: given.basePath ?? '',
    headers: given.headers ?? [],
    seed,
    ...(given.alternatives ? { alternatives: given.alternatives } : {}),
    ...(given.creates === undefined ? {} : { creates: given.creates }),
  });
}

/** Each case as `class label | location pointer: text of its rule`. */
export function told(cases: Iterable<Case>): string[] {
  return [...cases].map(({ class: kind, label, place }) => {
    const rule = underlined({ place: placeOf(place.rule) }).replaceAll(/\s+/g, ' ');
    return `${kind} ${label} | ${place.location} ${place.pointer}: ${rule.length > 60 ? `${rule.slice(0, 60)}…` : rule}`;
  });
}

/** A case of the given class on an operation, with what else is said of it. */
export function caseOf(operation: Operation, more: Partial<Case> = {}): Case {
  return {
    class: 'valid',
    label: 'the smallest request',
    place: { location: 'request', pointer: '', rule: operation.node },
    request: { method: operation.method, target: operation.path, headers: [] },
    ...more,
  };
}

/** The case sent and answered: with a status and JSON, or with a delivery of its own. */
export function answered(
  operation: Operation,
  planned: Case,
  answer: { status: number; json?: unknown; headers?: HeaderList } | Delivery,
  recipe: Recipe = 'built in',
): Exchange {
  const delivery: Delivery =
    'ok' in answer
      ? answer
      : {
          ok: true,
          milliseconds: 1,
          response: {
            status: answer.status,
            statusText: '',
            headers: [
              ...(answer.json === undefined ? [] : [['Content-Type', 'application/json'] as const]),
              ...(answer.headers ?? []),
            ],
            body: Buffer.from(answer.json === undefined ? '' : JSON.stringify(answer.json)),
          },
        };
  return {
    case: planned,
    request: planned.request,
    delivery,
    startedAt: '2030-01-01T00:00:00.000Z',
    recipe,
    ...(delivery.ok
      ? { judgement: judgeResponse(operation, planned.request.method, delivery.response) }
      : {}),
  };
}
