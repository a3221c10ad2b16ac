import { member } from '../../../openapi/document-node.js';
import { FORMATS } from '../../../schema/formats.js';
import { schemaRule } from '../../schema-rule.js';

/** Names of the OpenAPI format registry that are annotations, or that nobody checks. */
const registered = new Set(
  'binary char commonmark decimal decimal128 double-int html http-date idn-email idn-hostname int8 int16 int32 int64 iri iri-reference media-range password sf-binary sf-boolean sf-decimal sf-integer sf-string sf-token uint8 uint16 uint32 uint64 float double base64url'.split(
    ' ',
  ),
);

/** A `format` that is in no registry: an annotation which no tool checks. */
export const unknownFormat = schemaRule({
  code: 'unknown-format',
  keywords: ['format'],
  severity: 'info',
  summary: 'A `format` is one that no registry knows.',
  why: 'No validator checks it, so that any text passes; often it is a misspelt `date-time` or `uuid`.',
  example: {
    of: 'schema',
    before: 'type: string\nformat: datetime',
    after: 'type: string\nformat: date-time',
  },
  *judge(schema, { diagnose }) {
    const { format } = schema.value;
    if (typeof format !== 'string' || Object.hasOwn(FORMATS, format) || registered.has(format)) return;
    yield diagnose(member(schema, 'format') ?? schema, {
      message: `Nothing checks \`format: ${format}\`.`,
      fix: 'Write a registered format, or say it with `pattern`, `enum` or limits.',
    });
  },
});
