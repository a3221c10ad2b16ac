import { member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import type { Rule } from '../../rule.js';
import type { WrittenSchema } from '../../schema-rule.js';
import { nodeKey } from '../../schema-uses.js';

/** Object keywords say nothing of values that are no objects (JSON Schema 2020-12 core §10.3.2). */
export const propertiesWithoutType: Rule = {
  code: 'properties-without-type',
  severity: 'warning',
  summary: 'A schema has `properties` but no `type: object`.',
  why: 'Text, numbers and null conform to it: only objects are looked at.',
  example: {
    of: 'schema',
    before: 'required: [id]\nproperties: {id: {type: string}}',
    after: 'type: object\nrequired: [id]\nproperties: {id: {type: string}}',
  },
  *check(_api, { schemas, diagnose, resolve }) {
    const typed = new Set<string>();
    const inParts = new Set<string>();
    for (const schema of schemas as readonly WrittenSchema[]) {
      const [self, ...parts] = conjunctsOf(schema, resolve);
      const keys = parts.map(nodeKey);
      if ([self, ...parts].some((part) => part?.value.type !== undefined)) {
        for (const key of [nodeKey(schema), ...keys]) typed.add(key);
      }
      // Branches are judged beside the schema that holds them.
      for (const keyword of ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas']) {
        const held = member(schema, keyword);
        if (held) inParts.add(nodeKey(held));
      }
    }
    for (const schema of schemas as readonly WrittenSchema[]) {
      const { properties, type, $ref } = schema.value;
      if (properties === undefined || type !== undefined || $ref !== undefined) continue;
      if (typed.has(nodeKey(schema)) || isInside(schema, inParts)) continue;
      yield diagnose(
        member(schema, 'properties') ?? schema,
        {
          message: 'Without `type: object`, values that are no objects conform.',
          fix: 'Add `type: object`.',
        },
        'key',
      );
    }
  },
};

function isInside(schema: WrittenSchema, holders: ReadonlySet<string>): boolean {
  const key = nodeKey(schema);
  return holders.has(key) || holders.has(key.slice(0, key.lastIndexOf('/')));
}
