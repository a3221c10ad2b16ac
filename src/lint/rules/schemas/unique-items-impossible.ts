import { isMapping, member } from '../../../openapi/document-node.js';
import { canonicalJson } from '../../../schema/json-equality.js';
import type { RuleContext } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';
import { schemaRule } from '../../schema-rule.js';
import { statedTypes } from '../../schema-types.js';

/** `uniqueItems` with more items asked for than there are different values. */
export const uniqueItemsImpossible = schemaRule({
  code: 'unique-items-impossible',
  keywords: ['uniqueItems'],
  severity: 'error',
  summary: 'An array must have more different items than there are values for them.',
  why: 'No array conforms.',
  example: {
    of: 'schema',
    before: 'type: array\nuniqueItems: true\nminItems: 3\nmaxItems: 9\nitems: {enum: [read, write]}',
    after: 'type: array\nuniqueItems: true\nminItems: 1\nmaxItems: 2\nitems: {enum: [read, write]}',
  },
  *judge(schema, { diagnose, resolve }) {
    const { uniqueItems, minItems } = schema.value;
    if (uniqueItems !== true || typeof minItems !== 'number' || schema.value.prefixItems !== undefined)
      return;
    const possible = valuesOfItems(schema, resolve);
    if (possible === undefined || possible >= minItems) return;
    yield diagnose(member(schema, 'minItems') ?? schema, {
      message: `\`minItems: ${minItems}\` asks for more than the ${possible} different values that the items can have.`,
      fix: 'Lower `minItems`, allow more values, or drop `uniqueItems`.',
    });
  },
});

function valuesOfItems(schema: WrittenSchema, resolve: RuleContext['resolve']): number | undefined {
  const node = member(schema, 'items');
  const item = node && resolve(node);
  if (!item || !isMapping(item.value)) return undefined;
  if (Object.hasOwn(item.value, 'const')) return 1;
  if (Array.isArray(item.value.enum)) return new Set(item.value.enum.map(canonicalJson)).size;
  const counts = statedTypes(item as WrittenSchema)?.map((type) =>
    type === 'integer' ? integersOf(item as WrittenSchema) : { boolean: 2, null: 1 }[type as string],
  );
  return counts?.every((count) => count !== undefined)
    ? counts.reduce<number>((sum, count) => sum + (count ?? 0), 0)
    : undefined;
}

/** How many whole numbers lie within the limits; `undefined` where one is not stated. */
function integersOf({ value: { minimum, maximum, exclusiveMinimum, exclusiveMaximum } }: WrittenSchema) {
  if (typeof minimum !== 'number' || typeof maximum !== 'number') return undefined;
  if (exclusiveMinimum !== undefined || exclusiveMaximum !== undefined) return undefined;
  return Math.max(0, Math.floor(maximum) - Math.ceil(minimum) + 1);
}
