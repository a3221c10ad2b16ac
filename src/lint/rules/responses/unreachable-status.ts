import type { Operation } from '../../../openapi/api.js';
import { member } from '../../../openapi/document-node.js';
import { nameOperation } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import { type WrittenSecurity, writtenSecurity } from '../../written-security.js';

const takesInput = ({ parameters, requestBody, querystring }: Operation) =>
  parameters.length > 0 || requestBody !== undefined || querystring !== undefined;
const hasHeader = ({ parameters }: Operation, pattern: RegExp) =>
  parameters.some((parameter) => parameter.in === 'header' && pattern.test(parameter.name));

interface Condition {
  readonly needs: (operation: Operation, security: WrittenSecurity) => boolean;
  readonly because: string;
  readonly fix: string;
}

const wrongInput: Condition = {
  needs: takesInput,
  because: 'it takes no input that could be wrong',
  fix: 'Describe the input, or remove the response.',
};
/** Ranges and conditions of this kind are about what a read answers (RFC 9110 §13.1.2, §14.2). */
const readsOnly: Condition = {
  needs: ({ method }) => method === 'GET' || method === 'HEAD',
  because: 'only GET and HEAD can have it',
  fix: 'Remove the response.',
};

/** What a request must be able to say so that a status can be its answer (RFC 9110 §15.5, RFC 6585). */
const conditions: Readonly<Record<string, Condition>> = {
  '206': readsOnly,
  '304': readsOnly,
  '400': wrongInput,
  '401': {
    // What is unclear may ask for one, and a scheme that nothing asks for is a finding of its own.
    needs: ({ security, node }, { isUnclear, unasked }) =>
      security.some((schemes) => schemes.length > 0) ||
      isUnclear ||
      (unasked.length > 0 && member(node, 'security') === undefined),
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
  '416': readsOnly,
  '422': wrongInput,
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
    const security = writtenSecurity(api);
    for (const operation of api.operations) {
      for (const { status, node } of operation.responses) {
        const condition = conditions[status];
        if (!condition || condition.needs(operation, security)) continue;
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
