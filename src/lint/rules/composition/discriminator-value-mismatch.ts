import { member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { mappedSchema, writtenDiscriminator } from '../../discriminator-of.js';
import { schemaRule } from '../../schema-rule.js';

/** A mapped value that the schema it leads to does not allow in its own property. */
export const discriminatorValueMismatch = schemaRule({
  code: 'discriminator-value-mismatch',
  keywords: ['discriminator'],
  severity: 'error',
  summary: 'A discriminator maps a value to a schema that does not allow that value.',
  why: 'What carries the value is judged by that schema, which then refuses it.',
  example: {
    of: 'document',
    before:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: feline}}}",
    after:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {feline: '#/components/schemas/Cat'}}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: feline}}}",
  },
  *judge(schema, { diagnose, resolve }) {
    const discriminator = writtenDiscriminator(schema);
    for (const entry of discriminator?.mapping ?? []) {
      const target = mappedSchema(entry, resolve);
      if (!discriminator || !target) continue;
      const allowed = conjunctsOf(target, resolve).flatMap((part) => {
        const properties = member(part, 'properties');
        const written = properties && member(properties, discriminator.propertyName);
        const property = written && resolve(written);
        return property ? [property.value as Record<string, unknown>] : [];
      });
      const refusing = allowed.find(
        ({ const: constant, enum: members }) =>
          (constant !== undefined && constant !== entry.value) ||
          (Array.isArray(members) && !members.includes(entry.value)),
      );
      if (!refusing) continue;
      const promised = refusing.const ?? (refusing.enum as unknown[]).join(', ');
      yield diagnose(
        entry.node,
        {
          message: `\`${entry.value}\` is mapped to a schema whose \`${discriminator.propertyName}\` can only be \`${promised}\`.`,
          fix: 'Correct the mapped value, or the schema.',
        },
        'key',
      );
    }
  },
});
