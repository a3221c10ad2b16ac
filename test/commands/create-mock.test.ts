import { expect, test } from '@jest/globals';
import { createMock } from '../../src/commands/create-mock.js';

const mock = createMock('test/testing/fixtures/books.yaml');

test.each([
  [
    'a scenario',
    () => mock.scenarios.replace([{ operation: 'listBook', answer: { status: 503 } }]),
    /`listBook`/,
  ],
  [
    'a scenario beside others',
    () => mock.scenarios.add([{ operation: 'changeBook', answer: { example: 'x' } }]),
    /`x`/,
  ],
  ['a fault', () => mock.faults.replace([{ operation: 'GET /book', delivery: 'reset' }]), /`GET \/book`/],
  ['a fault beside others', () => mock.faults.add([{ share: 1 }]), /changes nothing/],
  [
    'an expectation',
    () => mock.journal.verify({ operation: 'changeBooks' }, { times: 0 }),
    /nearest is changeBook/,
  ],
])('%s that does not fit the document is refused at once', (_what, steer, message) => {
  expect(steer).toThrow(message);
});

test.each([
  ['nothing', undefined],
  ['a document that was read already', { openapi: '3.1.0' }],
])('%s is no path of a document', (_what, spec) => {
  expect(() => createMock(spec as never)).toThrow('give the path of a document, or a bundled name');
});
