import { type DocumentNode, items, member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { mappedSchema, writtenDiscriminator } from '../../discriminator-of.js';
import { nodeKey } from '../../name-node.js';
import type { RuleContext } from '../../rule.js';
import { schemaRule } from '../../schema-rule.js';

/** A mapping names one of the alternatives beside the discriminator (OpenAPI 3.1 §4.8.25). */
export const discriminatorMappingElsewhere = schemaRule({
  code: 'discriminator-mapping-elsewhere',
  keywords: ['discriminator'],
  severity: 'error',
  summary: 'A discriminator maps a value to a schema that is none of the alternatives.',
  why: 'What carries the value conforms to no alternative, and is refused.',
  example: {
    of: 'document',
    before:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}\n    Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}",
    after:
      "components:\n  schemas:\n    Pet: {oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}], discriminator: {propertyName: kind, mapping: {cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog'}}}\n    Cat: {type: object, required: [kind], properties: {kind: {const: cat}}}\n    Dog: {type: object, required: [kind], properties: {kind: {const: dog}}}",
  },
  *judge(schema, { diagnose, resolve }) {
    const discriminator = writtenDiscriminator(schema);
    // Without alternatives the mapped schemas are those that extend this one.
    if (!discriminator || discriminator.variants.length === 0) return;
    // One that cannot be read may be any of them.
    if (
      discriminator.variants.some((variant) => conjunctsOf(resolve(variant) ?? variant, resolve).length === 0)
    )
      return;
    const listed = alternativesOf(discriminator.variants, resolve);
    for (const entry of discriminator.mapping) {
      const target = mappedSchema(entry, resolve);
      if (!target || conjunctsOf(target, resolve).some((part) => listed.has(nodeKey(part)))) continue;
      yield diagnose(entry.node, {
        message: `\`${entry.value}\` is mapped to \`${entry.target}\`, which is none of the alternatives.`,
        fix: 'Add it to the alternatives, or remove the entry.',
      });
    }
  },
});

/** The schemas that alternatives lead to, through further alternatives as well. */
function alternativesOf(variants: readonly DocumentNode[], resolve: RuleContext['resolve']): Set<string> {
  const found = new Set<string>();
  const open = [...variants];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const part of conjunctsOf(next, resolve)) {
      if (found.has(nodeKey(part))) continue;
      found.add(nodeKey(part));
      open.push(...['oneOf', 'anyOf'].flatMap((keyword) => items(member(part, keyword))));
    }
  }
  return found;
}
