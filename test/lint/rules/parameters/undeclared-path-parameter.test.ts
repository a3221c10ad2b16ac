import { expect, test } from '@jest/globals';
import { undeclaredPathParameter } from '../../../../src/lint/rules/parameters/undeclared-path-parameter.js';
import { brief, lintText, petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const code = 'undeclared-path-parameter';
const parameters = (...names: string[]) =>
  `[${names.map((name) => `{name: ${name}, in: path, required: true, schema: {type: string}}`).join(', ')}]`;

testRule(
  undeclaredPathParameter,
  [
    {
      title: 'a template expression without a parameter, at the expression',
      document: petDocument({ path: '/owners/{owner}/pets/{id}' }),
      finds: [`error ${code}: {owner}`],
      says: 'PUT /owners/{owner}/pets/{id} declares no path parameter `owner`.',
      fix: 'Add `{name: owner, in: path, required: true}`',
    },
    {
      title: 'a path parameter without an expression, at its name',
      document: petDocument({ parameters: parameters('id', 'owner') }),
      finds: [`error ${code}: owner`],
      says: 'The path `/pets/{id}` has no `{owner}` for its path parameter `owner`.',
    },
    {
      title: 'a name in another case, once',
      document: petDocument({ parameters: parameters('ID') }),
      finds: [`error ${code}: ID`],
    },
  ],
  [
    { title: 'names that correspond', document: petDocument({}) },
    {
      title: 'a parameter of the path item, and one beside another in a segment',
      document: `openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a/{x}.{y}:
    parameters: ${parameters('x')}
    get: {parameters: ${parameters('y')}, responses: {default: {description: d}}}
`,
    },
  ],
);

test('leaves a parameter that could not be read to its own finding', async () => {
  const document = petDocument({ parameters: "[{$ref: '#/components/parameters/Id'}]" });
  const found = await lintText(document, { rules: [undeclaredPathParameter] });
  expect(found.map(brief)).toEqual(['error unresolved-ref: #/components/parameters/Id']);
});
