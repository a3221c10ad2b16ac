import { judgeResponse, type ResponseJudgement } from '../../exchange/judge-response.js';
import type { WireResponse } from '../../http/message.js';
import type { Operation } from '../../openapi/api.js';

/** Judges an answer whose body is not known: status, headers and media type alone. */
export function judgeWithoutBody(
  operation: Operation,
  method: string,
  answer: WireResponse,
): ResponseJudgement {
  // Any body at all, so that its absence is not told.
  const { value: _value, ...judgement } = judgeResponse(operation, method, {
    ...answer,
    body: Buffer.from('?'),
  });
  return {
    ...judgement,
    flaws: judgement.flaws.filter(
      ({ location, code }) => location === 'response header' || code === 'response-media-type',
    ),
  };
}
