import { member } from '../../../openapi/document-node.js';
import { nameOperation } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import { writtenStatuses } from '../../written-statuses.js';

/** A body of theirs has no meaning (RFC 9110 §9.3), which is a finding of its own. */
const BODILESS = new Set(['GET', 'HEAD', 'DELETE', 'TRACE']);
const refusals = ['400', '422', '4XX', 'default'];

/** An operation with a body that can be wrong, and no word on what happens then. */
export const bodyWithout400: Rule = {
  code: 'body-without-400',
  severity: 'warning',
  summary: 'An operation takes a body, but documents neither 400 nor 422.',
  why: 'Every implementation refuses some bodies; callers do not learn how, and the refusal cannot be tested.',
  example: {
    of: 'operation',
    before:
      "requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {required: true, content: {application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}}}\nresponses: {'204': {description: done}, '400': {description: refused}}",
  },
  *check(api, { diagnose }) {
    for (const operation of api.operations) {
      const { requestBody, method } = operation;
      if (!requestBody || BODILESS.has(method) || operation.responses.length === 0) continue;
      if (refusals.some((status) => writtenStatuses(operation).has(status))) continue;
      yield diagnose(
        member(operation.node, 'responses') ?? operation.node,
        {
          message: `${nameOperation(operation)} takes a body, and documents no answer to a wrong one.`,
          fix: 'Document the 400 or 422 response.',
        },
        'key',
      );
    }
  },
};
