import { enumViolatesSchema } from '../../../../src/lint/rules/schemas/enum-violates-schema.js';
import { petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const row = (title: string, schema: string, text: string) => ({
  title,
  document: petDocument({ schema }),
  finds: [`error enum-violates-schema: ${text}`],
});

testRule(
  enumViolatesSchema,
  [
    row('one value of another type', '{type: string, enum: [a, 2]}', '2'),
    row('that all values are of another type', '{type: string, enum: [1, 2]}', 'enum'),
    row('a value beside a reference', "{type: string, enum: [2, {$ref: '#/a'}]}", '2'),
  ],
  [
    {
      title: 'references, which some tools follow',
      document: petDocument({ schema: "{type: string, enum: [{$ref: '#/a'}, {$ref: '#/b'}]}" }),
    },
  ],
);
