import { member } from '../../../openapi/document-node.js';
import { nameOperation } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import { writtenStatuses } from '../../written-statuses.js';

const absences = ['404', '410', '4XX', 'default'];

/** An operation on a resource that may not be there, and no word on what happens then. */
export const idWithout404: Rule = {
  code: 'id-without-404',
  severity: 'warning',
  summary: 'An operation takes an id in its path, but documents no 404.',
  why: 'Callers do not learn what an unknown id is answered with, and the answer cannot be tested.',
  example: {
    of: 'operation',
    before:
      "parameters: [{name: id, in: path, required: true, schema: {type: string}}]\nresponses: {'204': {description: done}}",
    after:
      "parameters: [{name: id, in: path, required: true, schema: {type: string}}]\nresponses: {'204': {description: done}, '404': {description: unknown}}",
  },
  *check(api, { diagnose }) {
    for (const operation of api.operations) {
      if (!/\{[^{}]+\}/.test(operation.path) || operation.responses.length === 0) continue;
      if (absences.some((status) => writtenStatuses(operation).has(status))) continue;
      yield diagnose(
        member(operation.node, 'responses') ?? operation.node,
        {
          message: `${nameOperation(operation)} takes an id, and documents no answer to an unknown one.`,
          fix: 'Document the 404 response.',
        },
        'key',
      );
    }
  },
};
