import { member } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import { schemaRule } from '../../schema-rule.js';

/** `nullable` takes effect only beside `type` (OpenAPI 3.0.3 §4.7.24). */
export const nullableWithoutType = schemaRule({
  code: 'nullable-without-type',
  keywords: ['nullable'],
  severity: 'warning',
  summary: 'In OpenAPI 3.0, `nullable` stands in a schema without `type`.',
  why: '3.0.3 gives it no meaning there: some tools accept null, others refuse it.',
  example: {
    of: 'schema',
    version: '3.0.3',
    before: 'nullable: true\nallOf: [{type: object, properties: {id: {type: string}}}]',
    after: 'type: object\nnullable: true\nproperties: {id: {type: string}}',
  },
  *judge(schema, { diagnose }, api) {
    if (dialectOf(api.openapiVersion) !== '3.0') return;
    if (schema.value.nullable !== true || schema.value.type !== undefined) return;
    yield diagnose(
      member(schema, 'nullable') ?? schema,
      {
        message: '`nullable` has no meaning without `type` beside it.',
        fix: 'Add `type`; where an `allOf` says it, an `anyOf` with a nullable schema is understood by all.',
      },
      'key',
    );
  },
});
