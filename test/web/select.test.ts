import { describe, expect, test } from '@jest/globals';
import { type Choice, nothingChosen } from '../../src/web/report/choice.js';
import { arrangeReport } from '../../src/web/report/report-model.js';
import { select } from '../../src/web/report/select.js';
import { tellingReport } from '../report/telling-report.js';

const model = arrangeReport({ report: tellingReport() });
const left = (choice: Partial<Choice>) => {
  const { rows, findings } = select(model, { ...nothingChosen, ...choice });
  return {
    rows: rows.map(({ key }) => key.split(' ')[0]),
    findings: findings.map(({ finding }) => finding.code),
  };
};
const all = ['PUT', 'PATCH', 'POST', 'DELETE'];

describe('what the filters leave', () => {
  test('is everything where nothing is chosen: errors first, what is excused last', () => {
    expect(left({})).toEqual({
      rows: all,
      findings: ['response-body-schema', 'write-not-kept', 'accepted-invalid-request'],
    });
  });

  test.each<[string, Partial<Choice>, string[], string[]]>([
    ['a word of a path', { text: 'PARTS' }, ['DELETE'], []],
    ['an operation id', { text: 'patchthing' }, ['PATCH'], ['write-not-kept']],
    ['words of a message', { text: 'below minimum' }, ['POST'], ['accepted-invalid-request']],
    ['words that only one text holds both of', { text: 'things name' }, ['PUT'], ['response-body-schema']],
    ['a text that nothing holds', { text: 'zzz' }, [], []],
    ['a verdict', { verdicts: ['unreached'] }, ['PUT'], ['response-body-schema']],
    [
      'one of two verdicts',
      { verdicts: ['unreached', 'refused'] },
      ['PUT', 'PATCH'],
      ['response-body-schema', 'write-not-kept'],
    ],
    ['a severity', { severities: ['warning'] }, ['PATCH'], ['write-not-kept']],
    ['a code', { code: 'accepted-invalid-request' }, ['POST'], ['accepted-invalid-request']],
    ['a code and a severity that never meet', { code: 'write-not-kept', severities: ['error'] }, [], []],
    ['an operation', { operation: 'POST /things' }, all, ['accepted-invalid-request']],
    ['a status of an operation', { operation: 'POST /things', status: 'default' }, all, []],
    [
      'an operation that is not there',
      { operation: 'GET /none' },
      all,
      ['response-body-schema', 'write-not-kept', 'accepted-invalid-request'],
    ],
  ])('with %s', (_what, choice, rows, findings) => {
    expect(left(choice)).toEqual({ rows, findings });
  });
});
