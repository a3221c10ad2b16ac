import { isMapping, member } from '../../../openapi/document-node.js';
import { schemaRule } from '../../schema-rule.js';

/** Counts of members that the schema itself makes impossible. */
export const impossibleCount = schemaRule({
  code: 'impossible-count',
  keywords: ['minProperties', 'maxProperties', 'contains', 'minItems'],
  severity: 'error',
  summary:
    'An object or array must have more members than its schema allows, or may have fewer than it requires.',
  why: 'No value conforms.',
  example: {
    of: 'schema',
    before: 'type: object\nadditionalProperties: false\nminProperties: 2\nproperties: {id: {type: string}}',
    after: 'type: object\nadditionalProperties: false\nminProperties: 1\nproperties: {id: {type: string}}',
  },
  *judge(schema, { diagnose }) {
    const { minProperties, maxProperties, required, minItems, prefixItems, items } = schema.value;
    const { contains, minContains = 1, maxItems } = schema.value;
    const complain = (keyword: string, message: string) =>
      diagnose(member(schema, keyword) ?? schema, { message, fix: 'Correct the count, or what is allowed.' });
    const declared = declaredCount(schema.value);
    if (typeof minProperties === 'number' && declared !== undefined && declared < minProperties) {
      const message = `\`minProperties: ${minProperties}\` asks for more than the ${declared} properties that are allowed.`;
      yield complain('minProperties', message);
    }
    const needed = Array.isArray(required) ? new Set(required).size : 0;
    if (typeof maxProperties === 'number' && needed > maxProperties) {
      yield complain(
        'maxProperties',
        `\`maxProperties: ${maxProperties}\` is less than the ${needed} that are required.`,
      );
    }
    if (contains !== undefined && Number(minContains) > Number(maxItems)) {
      yield complain(
        'maxItems',
        `\`maxItems: ${maxItems}\` is less than the ${minContains} items that \`contains\` asks for.`,
      );
    }
    if (typeof minItems === 'number' && items === false) {
      const places = Array.isArray(prefixItems) ? prefixItems.length : 0;
      if (places < minItems) {
        yield complain(
          'minItems',
          `\`minItems: ${minItems}\` asks for more than the ${places} items that are allowed.`,
        );
      }
    }
  },
});

function declaredCount(schema: Readonly<Record<string, unknown>>): number | undefined {
  if (schema.additionalProperties !== false || schema.patternProperties !== undefined) return undefined;
  return isMapping(schema.properties) ? Object.keys(schema.properties).length : 0;
}
