import { expect, test } from '@jest/globals';
import { contractText, secretVariable } from '../../../src/commands/init/contract-text.js';
import { bundledNames, openSpec } from '../../../src/commands/open-spec.js';
import { readContract } from '../../../src/contract/contract-file.js';

const names = { spec: 'openapi.yaml', schema: 'contract.schema.json' };

test.each(['docs/bookshop/openapi.yaml', 'test/implementations/pets/pets.yaml', ...bundledNames])(
  'a first contract file of %s is valid, as it is and with every suggestion taken',
  (spec) => {
    const { api } = openSpec(spec);
    const text = contractText(api, names);
    expect(text).toMatch(/^# yaml-language-server: \$schema=contract\.schema\.json\n/);
    expect(readContract({ path: 'a', text }, api).diagnostics).toEqual([]);
    const parts = text.replaceAll(/^# ((?: {2}|\w+:(?: http.*)?$))/gm, '$1');
    expect(parts).toMatch(/^operations:\n {2}\S.*:\n {4}meaning:/m);
    const { contract, diagnostics } = readContract({ path: 'a', text: parts }, api);
    expect(diagnostics).toEqual([]);
    expect(Object.keys(contract.operations)).toHaveLength(1);
    expect(Object.keys(contract.credentials).every((name) => api.securitySchemes.has(name))).toBe(true);
  },
);

test.each([
  ['token', 'TOKEN'],
  ['bearerAuth', 'BEARER_AUTH'],
  ['api-key', 'API_KEY'],
  ['2fa', 'API_2FA'],
])('the secret of %s is asked for as %s', (scheme, variable) => {
  expect(secretVariable(scheme)).toBe(variable);
});
