import { items, member } from '../../../openapi/document-node.js';
import { canonicalJson } from '../../../schema/json-equality.js';
import { schemaRule } from '../../schema-rule.js';

/** The same branch twice; under `oneOf`, what conforms to it conforms to two and is refused. */
export const duplicateBranch = schemaRule({
  code: 'duplicate-branch',
  keywords: ['oneOf', 'anyOf', 'allOf'],
  severity: 'error',
  summary: 'A `oneOf`, `anyOf` or `allOf` lists a schema twice.',
  why: 'Under `oneOf` such a value conforms to two branches and is refused; elsewhere the second says nothing, and often another was meant.',
  example: {
    of: 'schema',
    before: 'oneOf: [{type: string}, {type: string}]',
    after: 'oneOf: [{type: string}, {type: integer}]',
  },
  *judge(schema, { diagnose }) {
    for (const keyword of ['oneOf', 'anyOf', 'allOf']) {
      const seen = new Set<string>();
      for (const branch of items(member(schema, keyword))) {
        const key = canonicalJson(branch.value);
        if (seen.has(key)) {
          yield diagnose(
            branch,
            {
              severity: keyword === 'oneOf' ? 'error' : 'warning',
              message: `This schema is in the \`${keyword}\` already.`,
              fix: 'Remove it, or write the schema that was meant.',
            },
            'key',
          );
        }
        seen.add(key);
      }
    }
  },
});
