import { stringAt } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/**
 * References inside schemas that lead nowhere; those elsewhere come with the model. The diagnostics are those of resolving,
 * so their codes are `unresolved-ref`, `circular-ref`, `remote-ref` and `ref-outside-folder`.
 */
export const unresolvedRef: Rule = {
  code: 'unresolved-ref',
  severity: 'error',
  summary: 'A reference leads nowhere.',
  why: 'The part that it stands for is unknown; a schema in its place would accept anything.',
  example: {
    of: 'schema',
    before: "$ref: '#/components/schemas/Gone'",
    after: 'type: string',
  },
  *check({ references }, { schemas }) {
    for (const schema of schemas.written) {
      const ref = stringAt(schema, '$ref') ?? stringAt(schema, '$dynamicRef');
      // Other files are not opened for a component that nothing reaches.
      if (ref === undefined || !(ref.startsWith('#') || schemas.isReached(schema))) continue;
      const whole = references.resolve(schema);
      const target = whole.ok ? references.follow(schema, ref) : whole;
      if (!target.ok) yield target.diagnostic;
    }
  },
};
