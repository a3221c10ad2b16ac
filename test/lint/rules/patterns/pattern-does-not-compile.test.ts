import { patternDoesNotCompile } from '../../../../src/lint/rules/patterns/pattern-does-not-compile.js';
import { petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const code = 'pattern-does-not-compile';

testRule(
  patternDoesNotCompile,
  [
    {
      title: 'a needless escape, which the u flag forbids, and offers the pattern without it',
      document: petDocument({ schema: String.raw`{type: string, pattern: '^[\"a]+$'}` }),
      finds: [`warning ${code}: ${String.raw`^[\"a]+$`}`],
      says: '`u` flag (Invalid escape)',
      fix: 'Write `^["a]+$`.',
    },
    {
      title: 'a class with a range that starts at a class escape',
      document: petDocument({ schema: String.raw`{type: string, pattern: '[\w-.]'}` }),
      finds: [String.raw`warning ${code}: [\w-.]`],
      says: '(Invalid character class)',
      fix: 'a `-` in a class that is no range',
    },
    {
      title: 'what no flag makes compile',
      document: petDocument({ schema: "{type: string, pattern: '(?i)abc'}" }),
      finds: [`error ${code}: (?i)abc`],
      says: '`(?i)abc` does not compile: Invalid group.',
      fix: 'without delimiters and inline flags',
    },
    {
      title: 'what could hang whoever checks it',
      document: petDocument({ schema: String.raw`{type: string, pattern: '^(a+)+\1(?=b)$'}` }),
      finds: [`error ${code}: ${String.raw`^(a+)+\1(?=b)$`}`],
      says: 'cannot be checked in bounded time',
      fix: 'without back-references',
    },
    {
      title: 'the key of patternProperties',
      document: petDocument({ schema: "{type: object, patternProperties: {'^(': {type: string}}}" }),
      finds: [`error ${code}: ^(`],
    },
    {
      title: 'a pattern in a component that no operation reaches, and once in one that several do',
      document: petDocument({
        schema: "{type: array, items: {$ref: '#/components/schemas/Used'}}",
        body: "{required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Used'}}}}",
        schemas: "{Used: {type: string, pattern: '('}, Unused: {items: {pattern: ')'}}}",
      }),
      finds: [`error ${code}: (`, `error ${code}: )`],
    },
  ],
  [
    {
      title: 'a pattern that compiles under the u flag',
      document: petDocument({ schema: String.raw`{type: string, pattern: '^[\w.\-]+\/$'}` }),
    },
    {
      title: 'a property named pattern',
      document: petDocument({ schema: '{properties: {pattern: {type: string}}}' }),
    },
    { title: 'an example that holds one', document: petDocument({ schema: "{example: {pattern: '('}}" }) },
  ],
);
