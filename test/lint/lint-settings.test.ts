import { expect, test } from '@jest/globals';
import { applyLintSettings, type LintSettings } from '../../src/lint/lint-settings.js';
import { vacuousSchema } from '../../src/lint/rules/schemas/vacuous-schema.js';
import { brief, lintText, petDocument } from './lint-text.js';

const place = '/paths/~1pets~1{id}/put/responses/200';
const reason = 'free form';

test.each<[string, LintSettings, string[]]>([
  ['nothing said', {}, ['warning vacuous-schema: schema']],
  ['another severity', { rules: { 'vacuous-schema': 'error' } }, ['error vacuous-schema: schema']],
  ['a rule turned off', { rules: { 'vacuous-schema': 'off' } }, []],
  ['an excuse for the place', { ignore: [{ code: 'vacuous-schema', pointer: place, reason }] }, []],
  ['an excuse everywhere', { ignore: [{ code: 'vacuous-schema', reason }] }, []],
  [
    'an excuse for another place',
    { ignore: [{ code: 'vacuous-schema', pointer: `${place}0`, reason }] },
    ['warning vacuous-schema: schema'],
  ],
])('with %s', async (_what, settings, findings) => {
  const found = await lintText(petDocument({ schema: '{type: object}' }), { rules: [vacuousSchema] });
  expect(applyLintSettings(found, settings).map(brief)).toEqual(findings);
});
