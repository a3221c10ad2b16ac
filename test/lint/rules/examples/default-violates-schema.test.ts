import { defaultViolatesSchema } from '../../../../src/lint/rules/examples/default-violates-schema.js';
import { petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

testRule(
  defaultViolatesSchema,
  [
    {
      title: "a parameter's default",
      document: petDocument({
        parameters:
          '[{name: id, in: path, required: true, schema: {type: string, enum: [a, b], default: c}}]',
      }),
      finds: ['warning default-violates-schema: c'],
      says: 'The default breaks its schema: `"c"` must be one of "a", "b".',
    },
    {
      title: 'the default of a component',
      document: petDocument({ schemas: '{Size: {type: integer, default: large}}' }),
      finds: ['warning default-violates-schema: large'],
    },
  ],
  [
    {
      title: 'a default that conforms',
      document: petDocument({ schemas: '{Size: {type: integer, default: 1}}' }),
    },
    {
      title: 'the default null of what is nullable',
      document: petDocument({
        version: '3.0.3',
        schemas: '{Size: {type: integer, nullable: true, default: null}}',
      }),
    },
  ],
);
