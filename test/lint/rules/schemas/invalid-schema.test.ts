import { expect, test } from '@jest/globals';
import { invalidSchema } from '../../../../src/lint/rules/schemas/invalid-schema.js';
import { lintText, petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const rows: readonly (readonly [title: string, schema: string, underlined: string, says: string])[] = [
  [
    'a misspelt type',
    '{type: strng}',
    'strng',
    '`type` must be a JSON type name or a list of them, not `"strng"`.',
  ],
  ['a limit that is text', "{type: string, minLength: '3'}", '3', '`minLength` must be a whole number'],
  ['required as on a parameter', '{properties: {a: {required: true}}}', 'true', '`required` must be a list'],
  ['properties in a list', '{properties: [a]}', 'properties', '`properties` must be a map of schemas'],
  [
    'a property that is no schema',
    '{properties: {a: text}}',
    'text',
    '`properties` must be a map of schemas',
  ],
  ['alternatives that are no list', '{anyOf: {type: string}}', 'anyOf', '`anyOf` must be a list of schemas'],
  ['items that are no schema', '{items: [{type: string}]}', 'items', '`items` must be a schema'],
  [
    'an alternative that is no schema',
    '{oneOf: [{type: string}, 7]}',
    '7',
    '`oneOf` must be a list of schemas',
  ],
];

testRule(
  invalidSchema,
  rows.map(([title, schema, text, says]) => ({
    title,
    document: petDocument({ schema }),
    finds: [`error invalid-schema: ${text}`],
    says,
    fix: 'Write a',
  })),
  [
    {
      title: 'properties with the names of keywords',
      document: petDocument({ schema: '{properties: {type: {}, required: true}}' }),
    },
    {
      title: 'extensions and annotations',
      document: petDocument({ schema: '{x-type: 7, title: seven, example: {type: 7}}' }),
    },
    {
      title: "OpenAPI 3.0's boolean exclusive limits",
      document: petDocument({
        version: '3.0.3',
        schema: '{type: integer, minimum: 1, exclusiveMinimum: true}',
      }),
    },
  ],
);

test('what stands beside a $ref in OpenAPI 3.0 is not read', async () => {
  const schemas = "{A: {$ref: '#/components/schemas/B', type: 7}, B: {type: string}}";
  const found = await lintText(petDocument({ version: '3.0.3', schemas }));
  expect(found.map(({ code }) => code)).not.toContain('invalid-schema');
});
