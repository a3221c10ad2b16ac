import type { Case } from './case.js';
import { withFreshId } from './plan-unknown.js';
import type { RequestPlan } from './request-plan.js';

const probed = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

/** Methods that the path does not declare: GET on what exists, those that write only on a fresh id (RFC 9110 §15.5.6). */
export function* planMethods(plan: RequestPlan): Generator<Case> {
  const { api, operation } = plan;
  const declared = new Set(
    api.operations.filter(({ path }) => path === operation.path).map(({ method }) => method),
  );
  const fresh = withFreshId(plan);
  for (const method of probed) {
    if (declared.has(method)) continue;
    const parameters = method === 'GET' ? plan.known.parameters : fresh;
    if (!parameters) continue;
    yield {
      class: 'undeclared',
      label: `${method}, which the path does not declare`,
      place: { location: 'request', pointer: '', rule: operation.node },
      request: plan.request({ method, parameters, body: 'none' }),
    };
  }
}
