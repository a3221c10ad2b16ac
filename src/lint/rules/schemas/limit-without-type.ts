import { member } from '../../../openapi/document-node.js';
import { keywordsByType } from '../../keywords-by-type.js';
import type { Rule } from '../../rule.js';
import { untypedSchemas } from '../../untyped-schemas.js';

const limited = keywordsByType.filter(({ types }) => !types.includes('object'));

/** A keyword says nothing of values of other types (JSON Schema 2020-12 core §7.6.1). */
export const limitWithoutType: Rule = {
  code: 'limit-without-type',
  severity: 'warning',
  summary: 'A schema limits text, numbers or arrays and does not state that type.',
  why: 'Values of every other type conform: nothing is asked of them.',
  example: {
    of: 'schema',
    before: 'items: {type: string}\nmaxItems: 3',
    after: 'type: array\nitems: {type: string}\nmaxItems: 3',
  },
  *check(_api, { schemas, diagnose, resolve }) {
    const words = limited.flatMap(({ keywords }) => keywords);
    for (const schema of untypedSchemas(schemas, words, resolve)) {
      const name = words.find((word) => schema.value[word] !== undefined) as string;
      const type = limited.find(({ keywords }) => keywords.includes(name))?.types[0] ?? '';
      yield diagnose(
        member(schema, name) ?? schema,
        {
          message: `\`${name}\` is about ${type}s, and without \`type: ${type}\` any other value conforms.`,
          fix: `Add \`type: ${type}\`.`,
        },
        'key',
      );
    }
  },
};
