import type { HeaderList } from '../../http/message.js';
import type { Response } from '../../openapi/api.js';
import type { Case } from '../case.js';
import type { RequestPlan } from '../request-plan.js';

/** The valid, authorised request that brings a status about once the implementation was told to give it. */
export function plainCase(plan: RequestPlan, response: Response, headers: HeaderList): Case {
  return {
    class: 'valid',
    label: `the state for ${response.status}`,
    place: { location: 'request', pointer: '', rule: response.node },
    request: plan.request({ headers }),
  };
}
