import { member } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** A default is what a server takes where nothing is sent (OpenAPI 3.0 §4.7.24.1), and a required parameter is always sent. */
export const defaultOnRequired: Rule = {
  code: 'default-on-required',
  severity: 'info',
  summary: 'A required parameter has a default.',
  why: 'It is never taken: either callers may leave the parameter out, or the default says nothing.',
  example: {
    of: 'operation',
    before:
      "parameters: [{name: limit, in: query, required: true, schema: {type: integer, default: 20}}]\nresponses: {'204': {description: done}}",
    after:
      "parameters: [{name: limit, in: query, schema: {type: integer, default: 20}}]\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    for (const { parameters } of everyOperation(api)) {
      for (const { name, required, schema } of parameters) {
        const stated = required && schema ? member(schema.node, 'default') : undefined;
        if (!stated || seen.has(nodeKey(stated))) continue;
        seen.add(nodeKey(stated));
        yield diagnose(
          stated,
          {
            message: `\`${name}\` is required, so that its default is never taken.`,
            fix: 'Remove `required`, or the default.',
          },
          'key',
        );
      }
    }
  },
};
