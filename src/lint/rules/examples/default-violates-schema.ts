import { member } from '../../../openapi/document-node.js';
import { judgeInEveryDirection } from '../../judge-in-every-direction.js';
import { schemaRule } from '../../schema-rule.js';

/** A `default` that its own schema refuses: whoever fills it in sends or stores what is invalid. */
export const defaultViolatesSchema = schemaRule({
  code: 'default-violates-schema',
  keywords: ['default'],
  severity: 'warning',
  summary: 'A default does not match its schema.',
  why: 'Whoever fills it in sends or stores what the contract calls invalid.',
  example: {
    of: 'schema',
    before: 'type: integer\ndefault: none',
    after: 'type: integer\ndefault: 0',
  },
  *judge(schema, { schemas, diagnose }) {
    const written = member(schema, 'default');
    const judged = written ? judgeInEveryDirection(written, schema, 'default', schemas) : [];
    for (const { node, found, on } of judged) yield diagnose(node, found, on);
  },
});
