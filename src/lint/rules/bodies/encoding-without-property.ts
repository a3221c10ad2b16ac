import { isMapping, member, members } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { declares } from '../../declared-properties.js';
import type { Rule } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';
import { bodyContents } from '../../written-holders.js';

/** Each key of `encoding` must be a property of the schema (OpenAPI 3.1 §4.8.14.1). */
export const encodingWithoutProperty: Rule = {
  code: 'encoding-without-property',
  severity: 'error',
  summary: 'An `encoding` is about a property that the schema does not have.',
  why: 'It has no effect: the property that was meant is sent in another way.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {photo: {type: string}}}, encoding: {foto: {contentType: image/png}}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {photo: {type: string}}}, encoding: {photo: {contentType: image/png}}}}}\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose, resolve }) {
    for (const { media } of bodyContents(api)) {
      const conjuncts = media.schema ? conjunctsOf(media.schema.node, resolve) : [];
      if (conjuncts.some(({ value }) => value.oneOf || value.anyOf)) continue;
      // What cannot be read is told where it stands.
      const isUnread = ({ value: { properties } }: WrittenSchema) =>
        properties !== undefined && !isMapping(properties);
      if (media.schema && (conjuncts.length === 0 || conjuncts.some(isUnread))) continue;
      for (const { key, node } of members(member(media.node, 'encoding'))) {
        if (conjuncts.some((part) => declares(part, key))) continue;
        yield diagnose(
          node,
          {
            message: `The schema has no property \`${key}\` that this \`encoding\` could be about.`,
            fix: 'Correct the name, or describe the property.',
          },
          'key',
        );
      }
    }
  },
};
