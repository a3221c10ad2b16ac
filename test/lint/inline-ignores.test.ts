import { expect, test } from '@jest/globals';
import { applyInlineIgnores } from '../../src/lint/inline-ignores.js';
import { lintApi } from '../../src/lint/lint-api.js';
import { vacuousSchema } from '../../src/lint/rules/schemas/vacuous-schema.js';
import { loadApi } from '../../src/openapi/load-api.js';
import { brief, petDocument } from './lint-text.js';

async function found(operation: string): Promise<string[]> {
  const text = petDocument({ schema: '{type: object}', operation });
  const loaded = loadApi({ path: 'api.yaml', text }, () => undefined);
  const api = (loaded as Extract<typeof loaded, { ok: true }>).api;
  return applyInlineIgnores(api, lintApi(api, { rules: [vacuousSchema] })).map(brief);
}

test.each([
  ['an excuse with a reason, for all below it', 'x-tally-ignore: {vacuous-schema: free form by design}', []],
  [
    'an excuse without one',
    "x-tally-ignore: {vacuous-schema: ' '}",
    ['warning vacuous-schema: schema', 'warning useless-ignore: vacuous-schema'],
  ],
  [
    'an excuse of something else',
    'x-tally-ignore: {get-with-body: known}',
    ['warning vacuous-schema: schema', 'warning useless-ignore: get-with-body'],
  ],
  [
    'an excuse that is no map',
    'x-tally-ignore: vacuous-schema',
    ['warning vacuous-schema: schema', 'warning useless-ignore: x-tally-ignore'],
  ],
])('hears %s as it should', async (_what, operation, findings) => {
  expect(await found(operation)).toEqual(findings);
});
