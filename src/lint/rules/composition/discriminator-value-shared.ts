import { canonicalJson } from '../../../schema/json-equality.js';
import { listedValues, writtenDiscriminator } from '../../discriminator-of.js';
import { nodeKey } from '../../name-node.js';
import { quote } from '../../quote.js';
import { schemaRule } from '../../schema-rule.js';

/** The discriminating property tells the alternatives apart by its value (OpenAPI 3.1 §4.8.25). */
export const discriminatorValueShared = schemaRule({
  code: 'discriminator-value-shared',
  keywords: ['discriminator'],
  severity: 'error',
  summary: 'Two alternatives allow the same value of the property that the discriminator names.',
  why: 'A value that carries it is of either: readers take one of the two by chance.',
  example: {
    of: 'schema',
    before:
      'discriminator: {propertyName: kind}\noneOf:\n  - {type: object, required: [kind], properties: {kind: {const: cat}}}\n  - {type: object, required: [kind, bark], properties: {kind: {const: cat}, bark: {type: string}}}',
    after:
      'discriminator: {propertyName: kind}\noneOf:\n  - {type: object, required: [kind], properties: {kind: {const: cat}}}\n  - {type: object, required: [kind, bark], properties: {kind: {const: dog}, bark: {type: string}}}',
  },
  *judge(schema, { diagnose, resolve }) {
    const discriminator = writtenDiscriminator(schema);
    if (!discriminator) return;
    /** Value → the property that allows it. */
    const taken = new Map<string, string>();
    for (const variant of discriminator.variants) {
      const lists = listedValues(variant, discriminator.propertyName, resolve);
      const [narrowest] = lists.sort((one, other) => one.values.length - other.values.length);
      if (!narrowest) continue;
      const own = nodeKey(narrowest.property);
      // What alternatives take from one definition tells nothing of either.
      const shared = narrowest.values.find((value) => (taken.get(canonicalJson(value)) ?? own) !== own);
      for (const value of narrowest.values) taken.set(canonicalJson(value), own);
      if (shared === undefined) continue;
      yield diagnose(
        variant,
        {
          message: `\`${discriminator.propertyName}\` may be ${quote(shared)} here, and in an alternative before.`,
          fix: 'Give each alternative a value of its own.',
        },
        'key',
      );
    }
  },
});
