import { type DocumentNode, items, member } from '../../../openapi/document-node.js';
import { schemaExamples } from '../../examples-of.js';
import { schemaRule } from '../../schema-rule.js';

/** An integer beyond 2^53 loses digits in most JSON readers (RFC 8259 §6). */
export const unsafeInteger = schemaRule({
  code: 'unsafe-integer',
  keywords: ['const', 'default', 'enum', 'example', 'examples'],
  severity: 'warning',
  summary: 'A number is so large that JSON readers round it.',
  why: 'JavaScript and others keep 53 bits: what is sent is not what arrives.',
  example: {
    of: 'schema',
    before: 'type: integer\nexample: 9007199254740995',
    after: "type: string\npattern: '^[0-9]+$'\nexample: '9007199254740995'",
  },
  *judge(schema, { diagnose }) {
    const fields = ['const', 'default'].flatMap((keyword) => member(schema, keyword) ?? []);
    const written: DocumentNode[] = [...fields, ...schemaExamples(schema), ...items(member(schema, 'enum'))];
    for (const node of written) {
      const { value } = node;
      if (typeof value !== 'number' || !Number.isInteger(value) || Number.isSafeInteger(value)) continue;
      yield diagnose(node, {
        message: 'This number is beyond 2^53, and JSON readers round it.',
        fix: 'Send such numbers as text, with a `pattern` of digits.',
      });
    }
  },
});
