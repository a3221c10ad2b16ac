import { member } from '../../../openapi/document-node.js';
import { schemaRule } from '../../schema-rule.js';

/** The bounds of the integer formats (OpenAPI Format Registry). */
const bounds: Readonly<Record<string, number>> = { int32: 2 ** 31, int64: 2 ** 63 };

/** A limit that lets in more than the format holds. */
export const limitBeyondFormat = schemaRule({
  code: 'limit-beyond-format',
  keywords: ['maximum', 'minimum'],
  severity: 'warning',
  summary: 'A `minimum` or `maximum` lies beyond what the `format` can hold.',
  why: 'Values that the limit allows do not fit into the type that generated code takes from the format.',
  example: {
    of: 'schema',
    before: 'type: integer\nformat: int32\nmaximum: 4294967295',
    after: 'type: integer\nformat: int64\nmaximum: 4294967295',
  },
  *judge(schema, { diagnose }) {
    const { format, minimum, maximum } = schema.value;
    const bound = typeof format === 'string' && Object.hasOwn(bounds, format) ? bounds[format] : undefined;
    // Limits that leave no value are a finding of their own.
    if (bound === undefined || Number(minimum) > bound || Number(maximum) < -bound) return;
    const most = format === 'int64' ? bound : bound - 1;
    for (const [keyword, isBeyond] of [
      ['minimum', typeof minimum === 'number' && minimum < -bound],
      ['maximum', typeof maximum === 'number' && maximum > most],
    ] as const) {
      if (!isBeyond) continue;
      yield diagnose(member(schema, keyword) ?? schema, {
        message: `\`${keyword}: ${schema.value[keyword]}\` lies beyond what \`${format}\` holds.`,
        fix: `Correct the limit, or the \`format\`.`,
      });
    }
  },
});
