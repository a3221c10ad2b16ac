import { member } from '../../../openapi/document-node.js';
import { isPlainReference, judgeWritten } from '../../examples-of.js';
import { judgeInEveryDirection } from '../../judge-in-every-direction.js';
import type { Rule } from '../../rule.js';

/** A `default` that its own schema refuses: whoever fills it in sends or stores what is invalid. */
export const defaultViolatesSchema: Rule = {
  code: 'default-violates-schema',
  severity: 'warning',
  summary: 'A default does not match its schema.',
  why: 'Whoever fills it in sends or stores what the contract calls invalid.',
  example: {
    of: 'schema',
    before: 'type: integer\ndefault: none',
    after: 'type: integer\ndefault: 0',
  },
  *check(api, { schemaUses, diagnose }) {
    const judged = judgeInEveryDirection(schemaUses, (origin, schema) => {
      const written = isPlainReference(origin, api.openapiVersion) ? undefined : member(origin, 'default');
      return written ? judgeWritten(written, schema, 'default') : [];
    });
    for (const { node, found, on } of judged) yield diagnose(node, found, on);
  },
};
