import { type DocumentNode, member, members, stringAt } from '../../../openapi/document-node.js';
import {
  listedValues,
  mappedSchema,
  type WrittenDiscriminator,
  writtenDiscriminator,
} from '../../discriminator-of.js';
import { nodeKey } from '../../name-node.js';
import type { RuleContext } from '../../rule.js';
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
    if (!discriminator) return;
    for (const { value, target, node, on, says } of namedSchemas(discriminator, resolve)) {
      const refusing = listedValues(target, discriminator.propertyName, resolve).find(
        ({ values }) => !values.some((allowed) => String(allowed) === value),
      );
      if (!refusing) continue;
      yield diagnose(
        node,
        {
          message: `\`${value}\` ${says} a schema whose \`${discriminator.propertyName}\` can only be \`${refusing.values.join(', ')}\`.`,
          fix: 'Correct the mapped value, or the schema.',
        },
        on,
      );
    }
  },
});

interface NamedSchema {
  readonly value: string;
  readonly target: DocumentNode;
  readonly node: DocumentNode;
  readonly on: 'key' | 'value';
  readonly says: string;
}

/** What the mapping names, and where there is one the alternatives that it leaves out: their own names are their values. */
function namedSchemas(
  { node: discriminator, mapping, variants }: WrittenDiscriminator,
  resolve: RuleContext['resolve'],
): NamedSchema[] {
  const mapped = mapping.flatMap((entry) => {
    const target = mappedSchema(entry, resolve);
    return target
      ? [{ value: entry.value, target, node: entry.node, on: 'key' as const, says: 'is mapped to' }]
      : [];
  });
  const known = new Set(mapped.map(({ target }) => nodeKey(target)));
  const written = members(member(discriminator, 'mapping')).length;
  // A mapping that leads nowhere may mean any of them.
  const isWhole = mapping.length > 0 && mapped.length === mapping.length && mapped.length === written;
  const others = (isWhole ? variants : []).flatMap((variant) => {
    const [value] = /[^/]+$/.exec(stringAt(variant, '$ref') ?? '') ?? [];
    const target = resolve(variant);
    if (value === undefined || !target || known.has(nodeKey(target))) return [];
    return [{ value, target, node: variant, on: 'key' as const, says: 'is not in the mapping, and is' }];
  });
  return [...mapped, ...others];
}
