import { vacuousSchema } from '../../../../src/lint/rules/schemas/vacuous-schema.js';
import { petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const open = '{type: object, properties: {name: {type: string}}}';

testRule(
  vacuousSchema,
  [
    {
      title: 'an object schema that requires nothing',
      document: petDocument({ schema: open }),
      finds: ['warning vacuous-schema: schema'],
      says: 'The schema of 200 of PUT /pets/{id} accepts `{}`, so a body without any of its properties passes.',
      fix: 'Add `required`',
    },
    {
      title: 'a shared schema once, at its definition, with the number of its uses',
      document: petDocument({
        responses: `{'400': &error {description: no, content: {application/json: {schema: {$ref: '#/components/schemas/Error'}}}}, '404': *error}`,
        schemas: `{Error: ${open}}`,
      }),
      finds: ['warning vacuous-schema: Error'],
      says: 'The schema of 400 of PUT /pets/{id} and 1 more accepts `{}`',
    },
    {
      title: 'the schema that is true',
      document: petDocument({ schema: '{}' }),
      finds: ['warning vacuous-schema: schema'],
    },
    {
      title: 'what only a request must send',
      document: petDocument({
        schema: '{type: object, required: [secret], properties: {secret: {type: string, writeOnly: true}}}',
      }),
      finds: ['warning vacuous-schema: schema'],
    },
    {
      title: 'an allOf whose parts require nothing',
      document: petDocument({ schema: `{allOf: [${open}, ${open}]}` }),
      finds: ['warning vacuous-schema: schema'],
    },
  ],
  [
    {
      title: 'a required property',
      document: petDocument({
        schema: '{type: object, required: [name], properties: {name: {type: string}}}',
      }),
    },
    {
      title: 'a required property in a part',
      document: petDocument({ schema: `{allOf: [${open}, {required: [name]}]}` }),
    },
    { title: 'text', document: petDocument({ schema: '{type: string}' }) },
    {
      title: 'a request, which may be empty',
      document: petDocument({ body: `{content: {application/json: {schema: ${open}}}}` }),
    },
  ],
);
