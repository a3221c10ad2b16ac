import { member } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** These responses never carry a body (RFC 9110 §15.2, §15.3.5, §15.3.6, §15.4.5; §9.3.2 for HEAD). */
export const bodyInBodilessResponse: Rule = {
  code: 'body-in-bodiless-response',
  severity: 'error',
  summary: 'A 1xx, 204, 205 or 304 response, or one to HEAD, has `content`.',
  why: 'HTTP sends no body with that status: what the document promises can never arrive.',
  example: {
    of: 'operation',
    before: "responses: {'204': {description: done, content: {application/json: {schema: {type: object}}}}}",
    after: "responses: {'200': {description: done, content: {application/json: {schema: {type: object}}}}}",
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    for (const operation of everyOperation(api)) {
      const isHead = operation.method === 'HEAD';
      for (const { status, content, node } of operation.responses) {
        const isBodiless = isHead || /^(1\d\d|1XX|204|205|304)$/.test(status);
        if (!isBodiless || content.length === 0 || seen.has(nodeKey(node))) continue;
        seen.add(nodeKey(node));
        yield diagnose(
          member(node, 'content') ?? node,
          {
            severity: isHead ? 'warning' : 'error',
            message: isHead
              ? 'The response to HEAD has no body, and this one describes one.'
              : `A ${status} response has no body, and this one describes one.`,
            fix: isHead
              ? 'Remove `content`.'
              : 'Remove `content`, or document the status that is sent with the body.',
          },
          'key',
        );
      }
    }
  },
};
