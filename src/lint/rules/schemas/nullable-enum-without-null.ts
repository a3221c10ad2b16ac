import { member } from '../../../openapi/document-node.js';
import { schemaRule } from '../../schema-rule.js';
import { statedTypes } from '../../schema-types.js';

/** `enum` has the last word: null must be listed (OpenAPI 3.0.3 §4.7.24, its clarification of `nullable`). */
export const nullableEnumWithoutNull = schemaRule({
  code: 'nullable-enum-without-null',
  keywords: ['enum'],
  severity: 'warning',
  summary: 'The type allows null, the `enum` beside it does not list it.',
  why: 'Null is refused although the author meant to allow it; some tools let it pass.',
  example: {
    of: 'schema',
    version: '3.0.3',
    before: 'type: string\nnullable: true\nenum: [a, b]',
    after: 'type: string\nnullable: true\nenum: [a, b, null]',
  },
  *judge(schema, { diagnose }) {
    const list = member(schema, 'enum');
    if (!list || !Array.isArray(list.value) || list.value.length === 0) return;
    if (!statedTypes(schema)?.includes('null') || list.value.includes(null)) return;
    if (schema.value.type === 'null') return;
    yield diagnose(
      list,
      {
        message: 'Null is allowed by the type, but is no member of the `enum`, which decides.',
        fix: 'Add `null` to the `enum`, or do not allow it.',
      },
      'key',
    );
  },
});
