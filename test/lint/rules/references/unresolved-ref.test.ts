import { expect, test } from '@jest/globals';
import { unresolvedRef } from '../../../../src/lint/rules/references/unresolved-ref.js';
import { brief, lintText, petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const to = (ref: string) => petDocument({ schema: `{type: array, items: {$ref: '${ref}'}}` });

testRule(
  unresolvedRef,
  [
    {
      title: 'a schema that is not there',
      document: to('#/components/schemas/Pet'),
      finds: ['error unresolved-ref: #/components/schemas/Pet'],
      says: '`$ref: #/components/schemas/Pet` points to nothing.',
      fix: 'Define `/components/schemas/Pet`',
    },
    {
      title: 'a file that is not there',
      document: to('pet.yaml'),
      finds: ['error unresolved-ref: pet.yaml'],
    },
    {
      title: 'an address',
      document: to('https://example.com/pet.yaml'),
      finds: ['error remote-ref: https://example.com/pet.yaml'],
    },
    {
      title: 'a file outside the folder',
      document: to('../pet.yaml'),
      finds: ['error ref-outside-folder: ../pet.yaml'],
    },
    {
      title: 'a reference to itself',
      document: petDocument({ schemas: "{A: {$ref: '#/components/schemas/A'}}" }),
      finds: ['error circular-ref: #/components/schemas/A'],
    },
    {
      title: 'one defect that two operations reach, once',
      document: petDocument({
        schema: "{$ref: '#/components/schemas/A'}",
        body: "{content: {application/json: {schema: {$ref: '#/components/schemas/A'}}}}",
        schemas: "{A: {items: {$ref: '#/nowhere'}}}",
      }),
      finds: ['error unresolved-ref: #/nowhere'],
    },
  ],
  [
    {
      title: 'a recursive schema',
      document: petDocument({ schemas: "{A: {items: {$ref: '#/components/schemas/A'}}}" }),
    },
    {
      title: 'a file that nothing reaches, which is not opened',
      document: petDocument({ schemas: '{A: {$ref: other.yaml}}' }),
    },
  ],
);

test('points into the file that holds the defect', async () => {
  const files = { 'pet.yaml': "type: object\nproperties: {owner: {$ref: '#/nowhere'}}\n" };
  const found = await lintText(to('pet.yaml'), { rules: [unresolvedRef] }, files);
  expect(found.map((one) => `${one.place.source.path} ${brief(one)}`)).toEqual([
    'pet.yaml error unresolved-ref: #/nowhere',
  ]);
});
