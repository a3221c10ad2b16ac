import { member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { writtenDiscriminator } from '../../discriminator-of.js';
import { nodeKey } from '../../name-node.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { isAbout } from '../../schema-types.js';

/** The value of the discriminating property is the name of a schema, which is text (OpenAPI 3.1 §4.8.25). */
export const discriminatorNotText = schemaRule({
  code: 'discriminator-not-text',
  keywords: ['discriminator'],
  severity: 'warning',
  summary: 'The property that a discriminator names is not text.',
  why: 'Its value is held against names of schemas and keys of the mapping, and a number is none of them.',
  example: {
    of: 'schema',
    before:
      'discriminator: {propertyName: kind}\noneOf:\n  - {type: object, required: [kind], properties: {kind: {type: integer}}}',
    after:
      'discriminator: {propertyName: kind}\noneOf:\n  - {type: object, required: [kind], properties: {kind: {type: string}}}',
  },
  *judge(schema, { diagnose, resolve }) {
    const discriminator = writtenDiscriminator(schema);
    if (!discriminator) return;
    const seen = new Set<string>();
    for (const holder of [schema, ...discriminator.variants]) {
      for (const part of conjunctsOf(holder, resolve)) {
        const properties = member(part, 'properties');
        const written = properties && member(properties, discriminator.propertyName);
        const property = written && resolve(written);
        const type = property && member(property, 'type');
        if (!type || isAbout(property as WrittenSchema, 'string') || seen.has(nodeKey(type))) continue;
        seen.add(nodeKey(type));
        yield diagnose(type, {
          message: `\`${discriminator.propertyName}\` tells the alternatives apart by name, and is no text.`,
          fix: 'Write `type: string`.',
        });
        return;
      }
    }
  },
});
