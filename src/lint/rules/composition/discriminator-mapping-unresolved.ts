import { member } from '../../../openapi/document-node.js';
import { mappedSchema, writtenDiscriminator } from '../../discriminator-of.js';
import { schemaRule } from '../../schema-rule.js';

/** A mapping names a schema by reference or by the name of a component (OpenAPI 3.1 §4.8.25). */
export const discriminatorMappingUnresolved = schemaRule({
  code: 'discriminator-mapping-unresolved',
  keywords: ['discriminator'],
  severity: 'error',
  summary: 'A discriminator maps a value to a schema that does not exist.',
  why: 'A value that carries it cannot be read.',
  example: {
    of: 'document',
    before:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Kat'}}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}",
    after:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat'}}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}",
  },
  *judge(schema, { diagnose, resolve }) {
    const discriminator = writtenDiscriminator(schema);
    const other = discriminator && member(discriminator.node, 'defaultMapping');
    if (typeof other?.value === 'string') {
      if (!mappedSchema({ node: other, target: other.value }, resolve))
        yield diagnose(other, {
          message: `\`defaultMapping\` names \`${other.value}\`, which does not exist.`,
          fix: 'Correct the reference, or define the schema.',
        });
    }
    for (const entry of discriminator?.mapping ?? []) {
      if (mappedSchema(entry, resolve)) continue;
      yield diagnose(entry.node, {
        message: `\`${entry.value}\` is mapped to \`${entry.target}\`, which does not exist.`,
        fix: 'Correct the reference, or define the schema.',
      });
    }
  },
});
