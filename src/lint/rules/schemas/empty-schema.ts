import { KEYWORDS } from '../../../schema/schema-keywords.js';
import type { Rule } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';

/** What says something beside the keywords that decide validity. */
const others = ['nullable', 'discriminator', '$dynamicRef', 'contentEncoding', 'contentMediaType'];

/** A property, item, parameter or request body of which nothing is said (JSON Schema 2020-12 core §4.3.2); responses are `vacuous-schema`. */
export const emptySchema: Rule = {
  code: 'empty-schema',
  severity: 'info',
  summary:
    'The schema of a property, item, parameter or request body says nothing, or nothing but that it is an object.',
  why: 'Anything, or any object, conforms, so that nothing about it is ever checked.',
  example: {
    of: 'schema',
    before: 'type: object\nrequired: [id]\nproperties: {id: {description: The id.}}',
    after: 'type: object\nrequired: [id]\nproperties: {id: {description: The id., type: string}}',
  },
  *check(_api, { schemas, diagnose }) {
    for (const schema of schemas.all) {
      if (!isHeld(schema)) continue;
      if (!saysSomething(schema)) {
        yield diagnose(schema, { message: 'Any value conforms.', fix: 'State a `type`, at least.' }, 'key');
      } else if (isAnyObject(schema)) {
        yield diagnose(
          schema,
          {
            message: 'Any object conforms.',
            fix: 'Describe its `properties`, or write `additionalProperties: true` where any is meant.',
          },
          'key',
        );
      }
    }
  },
};

function isHeld({ pointer }: WrittenSchema): boolean {
  // What a part of an `allOf` leaves open may stand in another.
  if (pointer.includes('/allOf/')) return false;
  if (/\/responses\/(?:.*\/content\/)?[^/]+\/schema$/.test(pointer)) return false;
  return /\/(?:properties\/[^/]*|items|prefixItems\/\d+|schema)$/.test(pointer);
}

function saysSomething({ value }: WrittenSchema): boolean {
  return Object.keys(value).some((word) => KEYWORDS.has(word) || others.includes(word));
}

function isAnyObject({ value }: WrittenSchema): boolean {
  const types = [value.type].flat();
  const isObject = types.includes('object') && types.every((type) => type === 'object' || type === 'null');
  const words = Object.keys(value).filter((word) => KEYWORDS.has(word) || others.includes(word));
  return isObject && words.every((word) => word === 'type' || word === 'nullable');
}
