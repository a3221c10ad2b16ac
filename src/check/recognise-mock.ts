import { headerValue, type WireRequest } from '../http/message.js';
import type { Operation } from '../openapi/api.js';
import type { RequestPlan } from './request-plan.js';
import type { Wire } from './wire.js';

/** What kind of mock: ours says in `Tally-Mock` what it is and whether it is stateful; Prism is known by its manners. */
export type Mock = 'tally' | 'stateful' | 'prism';

/** Whether the server forgets what it is sent, so that ids and meaning are not for it. */
export function keepsNothing(mock: Mock | undefined): boolean {
  return mock !== undefined && mock !== 'stateful';
}

/** A status that documents hardly list: asked for it, Prism explains itself. */
const unlikely = '499';

/** Whether the server is a mock, found out by what it makes of `Prefer: code=`, which no implementation obeys by chance. */
export async function recogniseMock(
  wire: Wire,
  operation: Operation,
  plan: RequestPlan,
): Promise<Mock | undefined> {
  if (wire.mockSeen) return wire.mockSeen;
  if (plan.obstacle !== undefined) return undefined;
  const ask = (status: string) => {
    const request: WireRequest = plan.request({ headers: [['Prefer', `code=${status}`]] });
    return wire.raw(request);
  };
  const odd = await ask(unlikely);
  if (!odd.ok) return undefined;
  if (wire.mockSeen) return wire.mockSeen;
  const { status, headers, body } = odd.response;
  const isProblem = headerValue(headers, 'content-type')?.startsWith('application/problem+json') === true;
  if (String(status) === unlikely || (isProblem && body.includes('stoplight.io/prism/errors#')))
    return 'prism';
  const listed = operation.responses
    .map((response) => response.status)
    .filter((text) => /^[45]\d\d$/.test(text));
  if (listed.length < 2) return undefined;
  for (const wanted of listed.slice(-2)) {
    const delivery = await ask(wanted);
    if (!delivery.ok || String(delivery.response.status) !== wanted) return undefined;
  }
  return 'prism';
}
