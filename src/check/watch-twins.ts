import { judgeResponse, type ResponseJudgement } from '../exchange/judge-response.js';
import { isRequestOf, twinsOf } from '../exchange/twin-operations.js';
import type { Api, Operation } from '../openapi/api.js';
import type { Case } from './case.js';
import type { Exchange } from './exchange.js';

/** Where several operations stand at one address, the document does not say which of them answers. */
export interface TwinWatch {
  /** A case as it is to be judged: what a twin documents as well is an open question. */
  known(planned: Case): Case;
  /** An exchange without the judgement, where the answer is a twin's. */
  leave(exchange: Exchange): Exchange;
}

export function watchTwins(api: Api, operation: Operation): TwinWatch {
  const twins = twinsOf(api, operation);
  if (twins.length === 0) return { known: (planned) => planned, leave: (exchange) => exchange };
  return {
    known(planned) {
      const isShared = twins.some((twin) => isRequestOf(twin, planned.request));
      return isShared ? { ...planned, class: 'open' } : planned;
    },
    leave(exchange) {
      const { delivery, request, judgement } = exchange;
      if (!delivery.ok || !judgement || conforms(judgement)) return exchange;
      const answeredAs = twins.find((twin) =>
        conforms(judgeResponse(twin, request.method, delivery.response)),
      );
      return answeredAs ? { ...exchange, judgement: { flaws: [] }, answeredAs } : exchange;
    },
  };
}

function conforms({ response, flaws }: ResponseJudgement): boolean {
  return response !== undefined && flaws.every(({ severity }) => severity !== 'error');
}
