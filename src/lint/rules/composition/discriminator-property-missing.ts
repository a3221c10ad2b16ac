import { items, member, stringAt } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { declares } from '../../declared-properties.js';
import { writtenDiscriminator } from '../../discriminator-of.js';
import { schemaRule } from '../../schema-rule.js';

/** Each alternative must have the property, and should require it (OpenAPI 3.1 §4.8.25). */
export const discriminatorPropertyMissing = schemaRule({
  code: 'discriminator-property-missing',
  keywords: ['discriminator'],
  severity: 'error',
  summary: 'An alternative does not have, or does not require, the property that the discriminator names.',
  why: 'A value of that alternative cannot be told from the others, and generated clients fail on it.',
  example: {
    of: 'schema',
    before:
      'discriminator: {propertyName: kind}\noneOf:\n  - {type: object, required: [kind], properties: {kind: {const: cat}}}\n  - {type: object, properties: {name: {type: string}}}',
    after:
      'discriminator: {propertyName: kind}\noneOf:\n  - {type: object, required: [kind], properties: {kind: {const: cat}}}\n  - {type: object, required: [kind], properties: {kind: {const: dog}}}',
  },
  *judge(schema, { diagnose, resolve }) {
    const discriminator = writtenDiscriminator(schema);
    if (!discriminator) return;
    const { propertyName } = discriminator;
    const around = conjunctsOf(schema, resolve);
    // Without alternatives, they are the schemas that extend this one.
    for (const variant of discriminator.variants.length > 0 ? discriminator.variants : [schema]) {
      const target = variant === schema ? schema : resolve(variant);
      if (!target) continue;
      const own = conjunctsOf(target, resolve);
      // Null has no properties, and alternatives of alternatives are judged where they are listed.
      if (own.some(({ value }) => value.type === 'null' || value.oneOf || value.anyOf)) continue;
      const conjuncts = [...own, ...around];
      const isDeclared = conjuncts.some((part) => declares(part, propertyName));
      const isRequired = conjuncts.some((part) =>
        items(member(part, 'required')).some(({ value }) => value === propertyName),
      );
      if (isDeclared && isRequired) continue;
      yield diagnose(
        variant,
        {
          severity: isDeclared ? 'warning' : 'error',
          message: `${variant === schema ? 'This schema' : nameOf(stringAt(variant, '$ref'))} ${isDeclared ? 'does not require' : 'does not have'} \`${propertyName}\`, which tells the alternatives apart.`,
          fix: `${isDeclared ? 'Require' : 'Describe and require'} \`${propertyName}\` there.`,
        },
        'key',
      );
    }
  },
});

function nameOf(ref: string | undefined): string {
  return ref === undefined ? 'This alternative' : `\`${ref.slice(ref.lastIndexOf('/') + 1)}\``;
}
