import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';

const limiting = [
  'maxLength',
  'pattern',
  'format',
  'enum',
  'const',
  'contentEncoding',
  'contentMediaType',
  '$ref',
];

/** A text of any content and length. */
export const unboundedString = schemaRule({
  code: 'unbounded-string',
  keywords: ['type'],
  severity: 'info',
  summary: 'A string has neither `maxLength` nor anything else that limits it.',
  why: 'Any text conforms, a megabyte of it too: where the implementation has a limit, callers learn it from a refusal.',
  example: { of: 'schema', before: 'type: string', after: 'type: string\nmaxLength: 64' },
  *judge(schema, { diagnose }) {
    if (isPart(schema)) return;
    if (schema.value.type !== 'string' || limiting.some((keyword) => schema.value[keyword] !== undefined))
      return;
    yield diagnose(
      schema,
      { message: 'Any text of any length conforms.', fix: 'Add `maxLength`, `enum`, `format` or `pattern`.' },
      'key',
    );
  },
});

/** What limits a part of an `allOf` may stand in another, and a condition promises nothing. */
function isPart({ pointer }: WrittenSchema): boolean {
  return /\/allOf\/\d+$|(?<!\/properties)\/(?:not|if|contains|propertyNames)$/.test(pointer);
}
