import { conjunctsOf } from '../../conjuncts.js';
import { writtenDiscriminator } from '../../discriminator-of.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import { isAbout } from '../../schema-types.js';

/** A discriminator is for `oneOf`, `anyOf`, or the schemas that extend its own by `allOf` (OpenAPI 3.1 §4.8.25). */
export const discriminatorWithoutAlternatives: Rule = {
  code: 'discriminator-without-alternatives',
  severity: 'warning',
  summary: 'A discriminator has nothing to tell apart.',
  why: 'It has no effect: the alternatives that its author had in mind are not part of the contract.',
  example: {
    of: 'document',
    before:
      'components:\n  schemas:\n    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}',
    after:
      "components:\n  schemas:\n    Pet: {type: object, required: [kind], properties: {kind: {type: string}}, discriminator: {propertyName: kind}}\n    Cat: {allOf: [{$ref: '#/components/schemas/Pet'}]}",
  },
  *check(_api, { schemas, diagnose, resolve }) {
    let extended: Set<string> | undefined;
    for (const schema of schemas.with(['discriminator'])) {
      const discriminator = writtenDiscriminator(schema);
      if (!discriminator || discriminator.variants.length > 0 || discriminator.mapping.length > 0) continue;
      // What stands in an `allOf` may have them beside it.
      if (schema.pointer.includes('/allOf/')) continue;
      extended ??= new Set(
        [...schemas.with(['allOf'])].flatMap((one) => conjunctsOf(one, resolve).slice(1).map(nodeKey)),
      );
      const isObject = isAbout(schema, 'object');
      if (isObject && extended.has(nodeKey(schema))) continue;
      yield diagnose(
        discriminator.node,
        {
          message: isObject
            ? 'There is neither an alternative beside this discriminator, nor a schema that extends this one.'
            : 'A discriminator tells objects apart, and no value of this schema is one.',
          fix: isObject
            ? 'Add `oneOf`, extend the schema by `allOf`, or remove the discriminator.'
            : 'Move it to the schema of the objects, such as that under `items`.',
        },
        'key',
      );
    }
  },
};
