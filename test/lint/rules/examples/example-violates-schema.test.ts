import { exampleViolatesSchema } from '../../../../src/lint/rules/examples/example-violates-schema.js';
import { petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const code = 'example-violates-schema';
const named = '{type: object, required: [name], properties: {name: {type: string, minLength: 2}}}';
const stored =
  '{type: object, required: [id, secret], properties: {id: {type: string, readOnly: true}, secret: {type: string, writeOnly: true}}}';
const json = (media: string) => `{description: ok, content: {application/json: ${media}}}`;
const parameter = (rest: string) => `[{name: id, in: path, required: true, ${rest}}]`;

testRule(
  exampleViolatesSchema,
  [
    {
      title: "a response's example, at the offending value",
      document: petDocument({ response: json(`{schema: ${named}, example: {name: x}}`) }),
      finds: [`error ${code}: x`],
      says: 'The example breaks its schema at /name: `"x"` must be at least 2 characters long.',
      fix: "Correct the example, or the schema's `minLength`, whichever is wrong.",
    },
    {
      title: 'a missing property, at the key of the object that lacks it',
      document: petDocument({ response: json(`{schema: ${named}, example: {title: x}}`) }),
      finds: [`error ${code}: example`],
      says: 'must have the property "name"',
    },
    {
      title: 'a named example of a request body',
      document: petDocument({
        body: `{content: {application/json: {schema: ${named}, examples: {good: {value: {name: xy}}, bad: {value: {name: 7}}}}}}`,
      }),
      finds: [`error ${code}: 7`],
    },
    {
      title: 'a request without what is only written, and a response without what is only read',
      document: petDocument({
        body: `{content: {application/json: {schema: ${stored}, example: {}}}}`,
        response: json(`{schema: ${stored}, example: {secret: s}}`),
      }),
      finds: [`error ${code}: example`, `error ${code}: example`],
      says: '"secret"',
    },
    {
      title: "a parameter's example",
      document: petDocument({ parameters: parameter('schema: {type: integer}, example: seven') }),
      finds: [`warning ${code}: seven`],
      says: '`"seven"` must be a whole number',
    },
    {
      title: "a header's example",
      document: petDocument({
        response:
          '{description: ok, headers: {X-Rate: {schema: {type: integer}, examples: {a: {value: many}}}}}',
      }),
      finds: [`warning ${code}: many`],
    },
    {
      title: "a property's own example, once for all who refer to it",
      document: petDocument({
        schema: "{type: array, items: {$ref: '#/components/schemas/Pet'}}",
        body: "{content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}",
        schemas: '{Pet: {type: object, properties: {age: {type: integer, example: old}}}}',
      }),
      finds: [`warning ${code}: old`],
    },
    {
      title: 'one of the examples of a JSON Schema, in a component that nothing reaches',
      document: petDocument({ schemas: '{Age: {type: integer, examples: [1, two]}}' }),
      finds: [`warning ${code}: two`],
    },
    {
      title: 'a text that is not the plain text described',
      document: petDocument({
        response:
          '{description: ok, content: {text/plain: {schema: {type: string, enum: [yes]}, example: no}}}',
      }),
      finds: [`error ${code}: no`],
    },
  ],
  [
    {
      title: 'examples that conform',
      document: petDocument({
        response: json(`{schema: ${named}, example: {name: xy}}`),
        parameters: parameter('schema: {type: integer, example: 8}, example: 7'),
      }),
    },
    {
      title: 'a request without what is read-only, and a response without what is write-only',
      document: petDocument({
        body: `{content: {application/json: {schema: ${stored}, example: {secret: s}}}}`,
        response: json(`{schema: ${stored}, example: {id: i}}`),
      }),
    },
    {
      title: "a schema's own example that suits one of its two directions",
      document: petDocument({
        schema: "{$ref: '#/components/schemas/Pet'}",
        body: "{content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}",
        schemas: `{Pet: {example: {secret: s}, ${stored.slice(1)}}`,
      }),
    },
    {
      title: 'a text that stands for the bytes of a type that is not JSON',
      document: petDocument({
        response: `{description: ok, content: {application/xml: {schema: ${named}, example: <name>x</name>}}}`,
      }),
    },
    {
      title: 'an example beside a $ref of OpenAPI 3.0, which is ignored there',
      document: petDocument({
        version: '3.0.3',
        schema: "{$ref: '#/components/schemas/Age', example: old}",
        schemas: '{Age: {type: integer}}',
      }),
    },
    { title: 'an example without a schema', document: petDocument({ response: json('{example: {a: 1}}') }) },
  ],
);
