import { findRoute } from '../exchange/route.js';
import type { WireRequest } from '../http/message.js';
import type { Case } from './case.js';
import { withFreshId } from './plan-unknown.js';
import type { RequestPlan } from './request-plan.js';

const probed = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Methods that the path does not declare: GET on what exists, those that write only on a fresh id (RFC 9110 §15.5.6). */
export function* planMethods(plan: RequestPlan): Generator<Case> {
  const { api, operation } = plan;
  // One operation of a path asks for them all.
  if (api.operations.find(({ path }) => path === operation.path) !== operation) return;
  for (const request of undeclaredMethods(plan)) {
    yield {
      class: 'undeclared',
      label: `${request.method}, which the path does not declare`,
      place: { location: 'request', pointer: '', rule: operation.node },
      request,
    };
  }
}

/** The plan's request with each method that its path does not declare, without a body. */
export function* undeclaredMethods(plan: RequestPlan): Generator<WireRequest> {
  const fresh = withFreshId(plan);
  for (const method of probed) {
    const parameters = method === 'GET' ? plan.known.parameters : fresh;
    if (!parameters) continue;
    const request = plan.request({ method, parameters, body: 'none' });
    // The path may be declared by another template, too.
    const path = request.target.slice(plan.basePath.length).replace(/\?.*$/, '');
    if (findRoute(plan.api, method, path).found !== 'operation') yield request;
  }
}
