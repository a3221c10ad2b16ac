import { everyOperation } from '../../../openapi/every-operation.js';
import { nameOperation } from '../../name-node.js';
import type { Rule } from '../../rule.js';

const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'TRACE']);

/** The body of such a request has no defined meaning (RFC 9110 §9.3.1, §9.3.2, §9.3.5). */
export const bodyWhereNoneBelongs: Rule = {
  code: 'body-where-none-belongs',
  severity: 'warning',
  summary: 'A GET, HEAD, DELETE or TRACE has a request body.',
  why: 'Clients, proxies and caches drop it or refuse the request; browsers cannot send it with GET.',
  example: {
    of: 'document',
    before:
      "paths:\n  /pets:\n    get: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {'204': {description: none}}}",
    after:
      "paths:\n  /pets:\n    post: {requestBody: {content: {application/json: {schema: {type: object}}}}, responses: {'204': {description: none}}}",
  },
  *check(api, { diagnose }) {
    for (const operation of everyOperation(api)) {
      if (!operation.requestBody || !bodiless.has(operation.method)) continue;
      yield diagnose(
        operation.requestBody.node,
        {
          message: `${nameOperation(operation)} has a request body, which has no meaning there.`,
          fix: 'Send it in the query, or use POST.',
        },
        'key',
      );
    }
  },
};
