import { member } from '../../../openapi/document-node.js';
import { nameOperation } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import { writtenStatuses } from '../../written-statuses.js';

/** An operation that asks for credentials and does not say what it answers without them. */
export const securityWithout401: Rule = {
  code: 'security-without-401',
  severity: 'warning',
  summary: 'An operation asks for credentials but documents no 401.',
  why: 'A caller does not learn what a refusal looks like, and the body of one cannot be checked.',
  example: {
    of: 'document',
    before:
      "paths: {/pets: {get: {security: [{key: []}], responses: {'204': {description: none}}}}}\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
    after:
      "paths: {/pets: {get: {security: [{key: []}], responses: {'204': {description: none}, '401': {description: no key}}}}}\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}",
  },
  *check(api, { diagnose }) {
    for (const operation of api.operations) {
      const asks = operation.security.length > 0 && operation.security.every((schemes) => schemes.length > 0);
      const answers = ['401', '4XX', 'default'].some((status) => writtenStatuses(operation).has(status));
      if (!asks || answers || operation.responses.length === 0) continue;
      const [schemes] = operation.security;
      yield diagnose(
        member(operation.node, 'responses') ?? operation.node,
        {
          message: `${nameOperation(operation)} asks for \`${schemes?.join(' and ')}\` but documents no 401.`,
          fix: 'Document the 401 response, or write `security: []` if the operation is open.',
        },
        'key',
      );
    }
  },
};
