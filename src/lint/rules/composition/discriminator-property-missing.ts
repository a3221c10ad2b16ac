import { isMapping, items, member, stringAt } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { declares } from '../../declared-properties.js';
import { writtenDiscriminator } from '../../discriminator-of.js';
import type { WrittenSchema } from '../../schema-index.js';
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
    // What has no such property is of this schema (OpenAPI 3.2 §4.25).
    const hasDefault = member(discriminator.node, 'defaultMapping') !== undefined;
    const around = conjunctsOf(schema, resolve);
    // Without alternatives, they are the schemas that extend this one.
    const variants = discriminator.variants.length > 0 ? discriminator.variants : [schema];
    const judged = variants.flatMap((variant) => {
      const target = variant === schema ? schema : resolve(variant);
      const own = target ? conjunctsOf(target, resolve) : [];
      // Null has no properties, alternatives of alternatives are judged where they are listed, and what cannot be read is told besides.
      if (own.length === 0 || own.some(({ value }) => value.type === 'null' || value.oneOf || value.anyOf))
        return [];
      const conjuncts = [...own, ...around];
      if (conjuncts.some(isUnread)) return [];
      const isDeclared = conjuncts.some((part) => declares(part, propertyName));
      const isRequired = conjuncts.some((part) =>
        items(member(part, 'required')).some(({ value }) => value === propertyName),
      );
      return [{ variant, isDeclared, isRequired }];
    });
    if (judged.length > 1 && judged.every(({ isDeclared }) => !isDeclared)) {
      yield diagnose(member(discriminator.node, 'propertyName') ?? discriminator.node, {
        message: `No alternative has \`${propertyName}\`, which is to tell them apart.`,
        fix: 'Correct the name, or describe and require the property in each of them.',
      });
      return;
    }
    for (const { variant, isDeclared, isRequired } of judged) {
      if (isDeclared && (isRequired || hasDefault)) continue;
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

/** Whether what a schema says of its properties cannot be read, which is told besides. */
function isUnread({ value: { properties, required } }: WrittenSchema): boolean {
  const isList = Array.isArray(required) && required.every((name) => typeof name === 'string');
  return (properties !== undefined && !isMapping(properties)) || (required !== undefined && !isList);
}

function nameOf(ref: string | undefined): string {
  return ref === undefined ? 'This alternative' : `\`${ref.slice(ref.lastIndexOf('/') + 1)}\``;
}
