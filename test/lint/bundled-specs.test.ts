import { expect, test } from '@jest/globals';
import { bundledNames, openSpec } from '../../src/commands/open-spec.js';
import { lintApi } from '../../src/lint/lint-api.js';
import { underlined } from './lint-text.js';

/** What the pages leave open, each as `code: text under the caret`. None is an error. */
const warranted: Record<(typeof bundledNames)[number], readonly string[]> = {
  asapp: Array.from({ length: 11 }, () => 'vacuous-schema: schema'),
  verbose: [
    'body-without-400: responses',
    'security-without-401: responses',
    'vacuous-schema: Error',
    'vacuous-schema: schema',
  ],
  sendgrid: [
    'id-without-404: responses',
    'security-without-401: responses',
    'pattern-does-not-compile: ^[a-zA-Z\\u0080-\\u024F\\s\\/\\-\\)\\(\\`\\.\\"\\\']+$',
  ],
  kibamail: ['body-without-400: responses', 'id-without-404: responses'],
  aiderx: ['body-without-400: responses', 'security-without-401: responses'],
};

test.each(bundledNames)('the document of %s has no errors, and these warnings', async (name) => {
  const { api, sourceMap } = openSpec(name);
  const all = lintApi(api, sourceMap ? { sourceMap } : {});
  const found = all.filter(({ severity }) => severity !== 'info');
  expect(found.map((one) => `${one.code}: ${underlined(one)}`)).toEqual(warranted[name]);
  expect(found.map(({ severity }) => severity)).toEqual(found.map(() => 'warning'));
  expect(found.map(({ page }) => page?.path)).toEqual(found.map(() => sourceMap?.page));
});
