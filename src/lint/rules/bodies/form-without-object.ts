import { parseMediaType } from '../../../exchange/media-type.js';
import { conjunctsOf } from '../../conjuncts.js';
import type { Rule } from '../../rule.js';
import { shareType, statedTypes } from '../../schema-types.js';
import { bodyContents } from '../../written-holders.js';

/** A form is a set of named fields, so its schema describes an object (OpenAPI 3.1 §4.8.14.4, §4.8.14.5). */
export const formWithoutObject: Rule = {
  code: 'form-without-object',
  severity: 'error',
  summary: 'A form body has a schema that is no object.',
  why: 'There are no field names, so that the body cannot be written.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {multipart/form-data: {schema: {type: string}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {file: {type: string}}}}}}\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose, resolve }) {
    for (const { media } of bodyContents(api)) {
      const parsed = parseMediaType(media.type);
      const isForm = parsed && ['form-data', 'x-www-form-urlencoded'].includes(parsed.subtype);
      if (!isForm || !media.schema) continue;
      const isObject = conjunctsOf(media.schema.node, resolve).every((part) => {
        const types = statedTypes(part);
        return types === undefined || shareType(types, ['object']);
      });
      if (isObject) continue;
      yield diagnose(
        media.schema.node,
        {
          message: `A \`${media.type}\` body has named fields, and this schema has none.`,
          fix: 'Describe an object with a property for each field.',
        },
        'key',
      );
    }
  },
};
