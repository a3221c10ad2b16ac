import { items, member } from '../../../openapi/document-node.js';
import { canonicalJson } from '../../../schema/json-equality.js';
import { quote } from '../../quote.js';
import { schemaRule } from '../../schema-rule.js';

/** Members of `enum` should be unique (JSON Schema 2020-12 validation §6.1.2). */
export const duplicateEnumMember = schemaRule({
  code: 'duplicate-enum-member',
  keywords: ['enum'],
  severity: 'warning',
  summary: 'An `enum` lists a value twice.',
  why: 'Often one of the two was meant to be another value, which is now missing; generators of code stumble over it.',
  example: { of: 'schema', before: 'enum: [asc, asc]', after: 'enum: [asc, desc]' },
  *judge(schema, { diagnose }) {
    const seen = new Set<string>();
    for (const node of items(member(schema, 'enum'))) {
      const key = canonicalJson(node.value);
      if (seen.has(key)) {
        yield diagnose(node, {
          message: `${quote(node.value)} is in this \`enum\` already.`,
          fix: 'Remove it, or write the value that was meant.',
        });
      }
      seen.add(key);
    }
  },
});
