import { member } from '../../../openapi/document-node.js';
import { conjunctsOf } from '../../conjuncts.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';
import type { WrittenSchema } from '../../schema-index.js';

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
    for (const schema of schemas.with(['$ref', ...holding])) {
      const conjuncts = conjunctsOf(schema, resolve);
      if (conjuncts.some((part) => part.value.type !== undefined)) {
        for (const part of conjuncts) typed.add(nodeKey(part));
      }
      // Branches are judged beside the schema that holds them.
      for (const keyword of holding) {
        const held = member(schema, keyword);
        if (held) inParts.add(nodeKey(held));
      }
    }
    for (const schema of schemas.with(['properties'])) {
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

const holding = ['allOf', 'anyOf', 'oneOf', 'not', 'if', 'then', 'else', 'dependentSchemas'];

function isInside(schema: WrittenSchema, holders: ReadonlySet<string>): boolean {
  const key = nodeKey(schema);
  return holders.has(key) || holders.has(key.slice(0, key.lastIndexOf('/')));
}
