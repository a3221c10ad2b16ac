import { member } from '../../../openapi/document-node.js';
import { nameOperation } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import { writtenStatuses } from '../../written-statuses.js';

/** At least one response should be that of a successful call (OpenAPI 3.1 §4.8.16). */
export const noSuccessResponse: Rule = {
  code: 'no-success-response',
  severity: 'warning',
  summary: 'An operation documents no success of its own: only errors, or only `default`.',
  why: 'What a working call answers is not promised, so that nothing about it can be tested; under `default` a failure looks like a success.',
  example: {
    of: 'operation',
    before: 'responses: {default: {description: anything}}',
    after: "responses: {'204': {description: done}, default: {description: an error}}",
  },
  *check(api, { diagnose }) {
    for (const operation of api.operations) {
      const statuses = [...writtenStatuses(operation)];
      if (statuses.length === 0 || statuses.some((status) => /^[123]/.test(status))) continue;
      const only = statuses.length === 1 && statuses[0] === 'default' ? 'only `default`' : 'only errors';
      yield diagnose(
        member(operation.node, 'responses') ?? operation.node,
        {
          message: `${nameOperation(operation)} documents ${only}.`,
          fix: 'Document the 2xx response that a working call gets.',
        },
        'key',
      );
    }
  },
};
