import { valueAt } from '../../../source/json-pointer.js';
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
  *check(api, { schemaUses }) {
    for (const { schema, direction, reached } of schemaUses) {
      for (const diagnostic of schema.bundle(direction).diagnostics) {
        const ref = valueAt(api.root.value, diagnostic.place.pointer);
        // Other files are not opened for a component that nothing reaches.
        if (reached || (typeof ref === 'string' && ref.startsWith('#'))) yield diagnostic;
      }
    }
  },
};
