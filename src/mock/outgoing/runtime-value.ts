import { isJson, parseMediaType } from '../../exchange/media-type.js';
import { combinedHeader } from '../../http/message.js';
import type { RuntimeExpression } from '../../openapi/runtime-expression.js';
import { valueAt } from '../../source/json-pointer.js';
import type { MockAnswer } from '../mock-engine.js';
import type { MockExchange } from '../mock-extension.js';

/** What a runtime expression stands for in one exchange (OpenAPI 3.1 §4.8.20.4); `undefined` where nothing is there. `scheme` is that of the mock. */
export function runtimeValue(
  expression: RuntimeExpression,
  exchange: MockExchange,
  scheme: 'http' | 'https',
): unknown {
  const { answer, request, method, target, headers } = exchange;
  if (!('part' in expression)) {
    if (expression.from === 'method') return method;
    if (expression.from === 'statusCode') return answer.status;
    return target.startsWith('/')
      ? `${scheme}://${combinedHeader(headers, 'host') ?? 'localhost'}${target}`
      : target;
  }
  const isRequest = expression.from === 'request';
  switch (expression.part) {
    case 'body':
      return valueAt(isRequest ? request?.value : answerValue(answer), expression.pointer);
    case 'header':
      return combinedHeader(isRequest ? headers : answer.headers, expression.name);
    case 'path':
      return request?.pathParameters.get(expression.name);
    case 'query':
      return new URLSearchParams(request?.query).get(expression.name) ?? undefined;
  }
}

/** What an answer's body says; `undefined` where it is none that can be read. */
export function answerValue({ content, headers, body }: MockAnswer): unknown {
  if (content) return content.value;
  const media = parseMediaType(combinedHeader(headers, 'content-type') ?? '');
  if (!media || !isJson(media)) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
