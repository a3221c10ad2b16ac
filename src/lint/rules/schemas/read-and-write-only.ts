import { member } from '../../../openapi/document-node.js';
import { schemaRule } from '../../schema-rule.js';

/** A property must not be both (OpenAPI 3.0 §4.7.24.2). */
export const readAndWriteOnly = schemaRule({
  code: 'read-and-write-only',
  keywords: ['writeOnly'],
  severity: 'error',
  summary: 'A property is `readOnly` and `writeOnly` at once.',
  why: 'It may neither be sent nor come back, so nobody ever sees it.',
  example: {
    of: 'schema',
    before: 'type: object\nproperties: {token: {type: string, readOnly: true, writeOnly: true}}',
    after: 'type: object\nproperties: {token: {type: string, writeOnly: true}}',
  },
  *judge(schema, { diagnose }) {
    if (schema.value.readOnly !== true || schema.value.writeOnly !== true) return;
    yield diagnose(member(schema, 'writeOnly') ?? schema, {
      message: '`readOnly` forbids the property in requests, and `writeOnly` in responses.',
      fix: 'Keep one of the two.',
    });
  },
});
