import { isMapping, member } from '../../../openapi/document-node.js';
import { schemaRule } from '../../schema-rule.js';

const annotations = new Set(['title', 'description', '$comment', 'deprecated', 'example', 'examples']);

/** `not` with a schema that accepts everything (JSON Schema 2020-12 core §10.2.1.4). */
export const neverValid = schemaRule({
  code: 'never-valid',
  keywords: ['not'],
  severity: 'error',
  summary: 'A `not` excludes every value.',
  why: 'What stands under such a schema can never conform: a required property of it makes every body wrong.',
  example: {
    of: 'schema',
    before: 'type: string\nnot: {}',
    after: 'type: string\nnot: {enum: [none]}',
  },
  *judge(schema, { diagnose }) {
    const not = member(schema, 'not');
    const isEmpty = isMapping(not?.value) && Object.keys(not.value).every((key) => annotations.has(key));
    if (!not || !(isEmpty || not.value === true)) return;
    yield diagnose(
      not,
      {
        message: 'Every value conforms to an empty schema, so this `not` leaves none.',
        fix: 'Say what is excluded, or remove the `not`.',
      },
      'key',
    );
  },
});
