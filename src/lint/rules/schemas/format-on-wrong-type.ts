import { member } from '../../../openapi/document-node.js';
import { FORMATS } from '../../../schema/formats.js';
import { schemaRule } from '../../schema-rule.js';
import { isAbout } from '../../schema-types.js';

const numeric = new Set([
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'float',
  'double',
]);
// Both ways of writing are in use for these (OpenAPI format registry).
const either = new Set(['int64', 'uint64', 'double', 'float', 'decimal', 'decimal128', 'number', 'integer']);

/** A format says nothing about values of another type (JSON Schema 2020-12 validation §7.1). */
export const formatOnWrongType = schemaRule({
  code: 'format-on-wrong-type',
  keywords: ['format'],
  severity: 'warning',
  summary: 'A `format` is about another type than the schema.',
  why: 'It is never checked: readers expect a date where a number is sent.',
  example: {
    of: 'schema',
    before: 'type: integer\nformat: date-time',
    after: 'type: string\nformat: date-time',
  },
  *judge(schema, { diagnose }) {
    const { format, type } = schema.value;
    if (typeof format !== 'string' || type === undefined) return;
    const isForNumbers = numeric.has(format);
    const isFraction = type === 'integer' && (format === 'float' || format === 'double');
    if (isFraction) {
      yield diagnose(member(schema, 'format') ?? schema, {
        message: `\`format: ${format}\` is about fractions, and the type is integer.`,
        fix: 'Write `type: number`, or `format: int64`.',
      });
      return;
    }
    if (isForNumbers ? either.has(format) : !Object.hasOwn(FORMATS, format) || either.has(format)) return;
    if (isForNumbers ? isAbout(schema, 'number', 'integer') : isAbout(schema, 'string')) return;
    yield diagnose(member(schema, 'format') ?? schema, {
      message: `\`format: ${format}\` is about ${isForNumbers ? 'numbers' : 'text'}, and the type is ${[type].flat().join(', ')}.`,
      fix: 'Correct the type or the format, whichever is wrong.',
    });
  },
});
