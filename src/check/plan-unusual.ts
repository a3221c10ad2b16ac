import { carryCredentials } from '../exchange/credentials.js';
import type { Case } from './case.js';
import type { RequestPlan } from './request-plan.js';
import { bodyExtremes } from './unusual/body-extremes.js';
import { unusualValues } from './unusual/body-values.js';
import { freeObjects } from './unusual/free-objects.js';
import { oddParameters } from './unusual/odd-parameters.js';

/** What real users send and generators do not, then what only must not break a server. */
export function* planUnusual(plan: RequestPlan): Generator<Case> {
  yield* otherHeaderCase(plan);
  yield* freeObjects(plan);
  yield* interleave([unusualValues(plan), bodyExtremes(plan), oddParameters(plan)]);
}

/** The names of header fields in capitals, which is the same to HTTP (RFC 9110 §5.1); those of credentials have cases of their own. */
function* otherHeaderCase(plan: RequestPlan): Generator<Case> {
  const own = plan.operation.parameters.filter((parameter) => parameter.in === 'header');
  if (own.length === 0 && plan.mediaType === undefined) return;
  const { request, ...body } = plan.smallest();
  const secret = new Set(carryCredentials(plan.api, plan.credentials).headers.map(([name]) => name));
  const headers = request.headers.map(
    ([name, value]) => [secret.has(name) ? name : name.toUpperCase(), value] as const,
  );
  const place = { location: 'request', pointer: '', rule: plan.operation.node } as const;
  yield {
    class: 'valid',
    label: 'header names in capitals',
    place,
    request: { ...request, headers },
    ...body,
  };
}

/** One of each in turn, so that a small budget holds some of all. */
function* interleave(plans: readonly Generator<Case>[]): Generator<Case> {
  let running = plans;
  while (running.length > 0) {
    const results = running.map((plan) => ({ plan, next: plan.next() }));
    running = results.filter(({ next }) => !next.done).map(({ plan }) => plan);
    for (const { next } of results) if (!next.done) yield next.value;
  }
}
