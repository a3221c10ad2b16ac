import { isMapping } from '../../../openapi/document-node.js';
import { writtenDiscriminator } from '../../discriminator-of.js';
import { schemaRule } from '../../schema-rule.js';

/** Beside a discriminator, alternatives without a name are not considered (OpenAPI 3.1 §4.8.25.1). */
export const discriminatorInlineAlternative = schemaRule({
  code: 'discriminator-inline-alternative',
  keywords: ['discriminator'],
  severity: 'info',
  summary: 'An alternative beside a discriminator is written out instead of referred to.',
  why: 'The value of the property names a schema, and this one has no name: tools that follow the discriminator do not find it.',
  example: {
    of: 'document',
    before:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {type: object, required: [kind], properties: {kind: {const: dog}}}], discriminator: {propertyName: kind}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: Cat}}}",
    after:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: Cat}}}\n    Dog: {type: object, required: [kind], properties: {kind: {const: Dog}}}",
  },
  *judge(schema, { diagnose }) {
    const inline = (writtenDiscriminator(schema)?.variants ?? []).filter(
      (variant) =>
        isMapping(variant.value) && variant.value.$ref === undefined && variant.value.type !== 'null',
    );
    const [first] = inline;
    if (!first) return;
    const others = inline.length - 1;
    yield diagnose(
      first,
      {
        message: `This alternative${others > 0 ? ` and ${others} more have` : ' has'} no name that the discriminator could lead to.`,
        fix: 'Move it to `components`, and refer to it.',
      },
      'key',
    );
  },
});
