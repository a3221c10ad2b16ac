import { findRoute } from '../exchange/route.js';
import type { Case } from './case.js';
import { withFreshId } from './plan-unknown.js';
import type { RequestPlan } from './request-plan.js';

const probed = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Methods that the path does not declare: GET on what exists, those that write only on a fresh id (RFC 9110 §15.5.6). */
export function* planMethods(plan: RequestPlan): Generator<Case> {
  const { api, operation } = plan;
  // One operation of a path asks for them all.
  if (api.operations.find(({ path }) => path === operation.path) !== operation) return;
  const fresh = withFreshId(plan);
  for (const method of probed) {
    const parameters = method === 'GET' ? plan.known.parameters : fresh;
    if (!parameters) continue;
    const request = plan.request({ method, parameters, body: 'none' });
    // The path may be declared by another template, too.
    const path = request.target.slice(plan.basePath.length).replace(/\?.*$/, '');
    if (findRoute(api, method, path).found === 'operation') continue;
    yield {
      class: 'undeclared',
      label: `${method}, which the path does not declare`,
      place: { location: 'request', pointer: '', rule: operation.node },
      request,
    };
  }
}
