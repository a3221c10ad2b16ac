import { schemaRule } from '../../schema-rule.js';

/** An array of any length. */
export const unboundedArray = schemaRule({
  code: 'unbounded-array',
  keywords: ['type'],
  severity: 'info',
  summary: 'An array has no `maxItems`.',
  why: 'Where no limit is promised none can be tested, and a caller must be ready for lists of any length.',
  example: {
    of: 'schema',
    before: 'type: array\nitems: {type: string, maxLength: 9}',
    after: 'type: array\nmaxItems: 100\nitems: {type: string, maxLength: 9}',
  },
  *judge(schema, { diagnose }) {
    const { type, maxItems, items, prefixItems, const: constant, enum: members } = schema.value;
    // A condition promises nothing.
    if (/(?<!\/properties)\/(?:not|if|contains)$/.test(schema.pointer)) return;
    if (type !== 'array' || maxItems !== undefined || constant !== undefined || members !== undefined) return;
    if (items === false && Array.isArray(prefixItems)) return;
    yield diagnose(schema, { message: 'This array may have any length.', fix: 'Add `maxItems`.' }, 'key');
  },
});
