import type { Api, Operation } from '../../../openapi/api.js';
import { nameOperation } from '../../name-node.js';
import type { Rule } from '../../rule.js';

const takesInput = ({ parameters, requestBody, querystring }: Operation) =>
  parameters.length > 0 || requestBody !== undefined || querystring !== undefined;
const hasHeader = ({ parameters }: Operation, pattern: RegExp) =>
  parameters.some((parameter) => parameter.in === 'header' && pattern.test(parameter.name));

/** What a request must be able to say so that a status can be its answer (RFC 9110 §15.5, RFC 6585). */
const conditions: Readonly<
  Record<string, { needs: (operation: Operation, api: Api) => boolean; because: string; fix: string }>
> = {
  '401': {
    needs: ({ security }) => security.some((schemes) => schemes.length > 0),
    because: 'it asks for no credential',
    fix: 'Add `security`, or remove the 401.',
  },
  '412': {
    needs: (operation) => hasHeader(operation, /^if-/i),
    because: 'it takes no precondition header',
    fix: 'Declare `If-Match` or another precondition as a header parameter, or remove the 412.',
  },
  '413': {
    needs: ({ requestBody }) => requestBody !== undefined,
    because: 'it takes no body',
    fix: 'Describe the body, or remove the 413.',
  },
  '415': {
    needs: ({ requestBody }) => requestBody !== undefined,
    because: 'it takes no body',
    fix: 'Describe the body, or remove the 415.',
  },
  '422': {
    needs: takesInput,
    because: 'it takes no input that could be wrong',
    fix: 'Describe the input, or remove the 422.',
  },
};

/** A documented status that no request of the operation can bring about, as far as the document says. */
export const unreachableStatus: Rule = {
  code: 'unreachable-status',
  severity: 'info',
  summary: 'A documented status cannot be brought about by any request that the document describes.',
  why: 'A test of it can never be written, and callers handle what never comes; or the part that makes it possible is missing from the document.',
  example: {
    of: 'document',
    before:
      "paths:\n  /pets: {get: {responses: {'204': {description: none}, '415': {description: no such type}}}}",
    after: "paths:\n  /pets: {get: {responses: {'204': {description: none}}}}",
  },
  *check(api, { diagnose }) {
    for (const operation of api.operations) {
      for (const { status, node } of operation.responses) {
        const condition = conditions[status];
        if (!condition || condition.needs(operation, api)) continue;
        yield diagnose(
          node,
          {
            message: `${nameOperation(operation)} documents ${status}, but ${condition.because}.`,
            fix: condition.fix,
          },
          'key',
        );
      }
    }
  },
};
