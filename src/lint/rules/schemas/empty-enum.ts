import { member } from '../../../openapi/document-node.js';
import { schemaRule } from '../../schema-rule.js';

/** An `enum` should have at least one member (JSON Schema 2020-12 validation §6.1.2). */
export const emptyEnum = schemaRule({
  code: 'empty-enum',
  keywords: ['enum'],
  severity: 'error',
  summary: 'An `enum` has no members.',
  why: 'No value is a member of an empty list, so none conforms.',
  example: { of: 'schema', before: 'type: string\nenum: []', after: 'type: string\nenum: [open, closed]' },
  *judge(schema, { diagnose }) {
    const list = member(schema, 'enum');
    if (!list || !Array.isArray(list.value) || list.value.length > 0) return;
    yield diagnose(list, {
      message: 'An empty `enum` leaves no value.',
      fix: 'List the values, or remove the `enum`.',
    });
  },
});
