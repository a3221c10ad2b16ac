import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { untypedSchemas } from '../../untyped-schemas.js';

/** Object keywords say nothing of values that are no objects (JSON Schema 2020-12 core §10.3.2). */
export const propertiesWithoutType: Rule = {
  code: 'properties-without-type',
  severity: 'warning',
  summary: 'A schema has `properties` but no `type: object`.',
  why: 'Text, numbers and null conform to it: only objects are looked at.',
  example: {
    of: 'schema',
    before: 'required: [id]\nproperties: {id: {type: string}}',
    after: 'type: object\nrequired: [id]\nproperties: {id: {type: string}}',
  },
  *check(_api, { schemas, diagnose, resolve }) {
    for (const schema of untypedSchemas(schemas, ['properties'], resolve)) {
      yield diagnose(
        member(schema, 'properties') ?? schema,
        {
          message: 'Without `type: object`, values that are no objects conform.',
          fix: 'Add `type: object`.',
        },
        'key',
      );
    }
  },
};
