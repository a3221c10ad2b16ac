import type { WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import type { RequestPlan } from './request-plan.js';
import type { Wire } from './wire.js';

/**
 * Whether the server is a mock: it says so (`Tally-Mock`), or it obeys `Prefer: code=` twice, which no implementation
 * does by chance (Prism).
 */
export async function recogniseMock(wire: Wire, operation: Operation, plan: RequestPlan): Promise<boolean> {
  if (wire.mockSeen) return true;
  const statuses = operation.responses
    .map(({ status }) => status)
    .filter((status) => /^[45]\d\d$/.test(status));
  if (statuses.length < 2 || plan.obstacle !== undefined) return false;
  for (const status of statuses.slice(-2)) {
    const request: WireRequest = plan.request({ headers: [['Prefer', `code=${status}`]] });
    const delivery = await wire.raw(request);
    if (!delivery.ok || String(delivery.response.status) !== status) return false;
  }
  return true;
}
