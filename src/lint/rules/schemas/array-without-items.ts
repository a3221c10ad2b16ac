import { dialectOf } from '../../../openapi/schema-dialect.js';
import { schemaRule } from '../../schema-rule.js';

const describing = [
  'items',
  'prefixItems',
  'contains',
  'unevaluatedItems',
  '$ref',
  'allOf',
  'anyOf',
  'oneOf',
  'const',
  'enum',
];

/** `items` is asked for by OpenAPI 3.0 (§4.7.24.1); JSON Schema does without. */
export const arrayWithoutItems = schemaRule({
  code: 'array-without-items',
  keywords: ['type'],
  severity: 'warning',
  summary: 'An array says nothing of its items.',
  why: 'Anything may stand in it, so that nothing about its items is ever checked.',
  example: {
    of: 'schema',
    before: 'type: array\nmaxItems: 9',
    after: 'type: array\nmaxItems: 9\nitems: {type: string}',
  },
  *judge(schema, { diagnose }, api) {
    if (schema.value.type !== 'array' || describing.some((keyword) => schema.value[keyword] !== undefined))
      return;
    yield diagnose(
      schema,
      {
        // Before 3.1 the field is required.
        severity: dialectOf(api.openapiVersion) === '3.1' ? 'warning' : 'error',
        message: 'The items of this array may be anything.',
        fix: 'Describe them under `items`.',
      },
      'key',
    );
  },
});
