import { items, member } from '../../../openapi/document-node.js';
import { declares, isClosed } from '../../declared-properties.js';
import { schemaRule } from '../../schema-rule.js';

/** A required property that `additionalProperties: false` of the same schema forbids. */
export const requiredButForbidden = schemaRule({
  code: 'required-but-forbidden',
  keywords: ['required'],
  severity: 'error',
  summary: 'A property is required that `additionalProperties: false` forbids.',
  why: 'Without the property a body is incomplete, with it there is one too many: no body conforms.',
  example: {
    of: 'schema',
    before:
      'type: object\nadditionalProperties: false\nrequired: [name]\nproperties: {title: {type: string}}',
    after: 'type: object\nadditionalProperties: false\nrequired: [name]\nproperties: {name: {type: string}}',
  },
  *judge(schema, { diagnose }) {
    if (!isClosed(schema)) return;
    for (const name of items(member(schema, 'required'))) {
      if (typeof name.value !== 'string' || declares(schema, name.value)) continue;
      yield diagnose(name, {
        message: `\`${name.value}\` is required, but \`properties\` does not have it and nothing else is allowed.`,
        fix: `Describe \`${name.value}\` under \`properties\`, or do not require it.`,
      });
    }
  },
});
