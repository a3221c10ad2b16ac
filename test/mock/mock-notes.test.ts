import { describe, expect, test } from '@jest/globals';
import { createMock } from '../../src/mock/create-mock.js';
import type { MockApi } from '../../src/mock/mock-api.js';
import { mockNotes } from '../../src/mock/mock-notes.js';
import { createPrismEngine } from '../../src/mock/prism/prism-engine.js';
import { fixtureApis, openMockApi } from './open-mock.js';
import { apiOf } from './state/api-of.js';

describe('mockNotes', () => {
  const notes = [...mockNotes(fixtureApis(), createPrismEngine())].flat();

  test.each([
    {
      what: 'a shared path',
      note: /^GET \/notes is documented by notes and tasks/,
    },
    {
      what: 'a pattern that Prism cannot compile',
      note: /^notes POST \/notes request application\/json: Prism cannot validate .*\/components\/schemas\/NewNote\/properties\/city\/pattern.*Invalid escape/,
    },
    {
      what: 'a pattern of a property that is named pattern',
      note: /^tasks GET \/defaults 200 application\/json: Prism cannot validate .*\/Defaults\/properties\/pattern\/pattern/,
    },
    {
      what: 'a named example that violates',
      note: /^notes GET \/notes 200 application\/json: the example at .*examples\/wrong\/value\/0\/id must be a valid uuid/,
    },
    {
      what: 'a single example that violates',
      note: /^notes PUT \/notes\/\{noteId\} 200 application\/json: the example at .*\/example\/id must be/,
    },
  ])('tells of $what', ({ note }) => {
    expect(notes.filter((each) => note.test(each))).toHaveLength(1);
  });

  test('tells of references that lead nowhere, by their place', async () => {
    const mock = createMock({ apis: [openMockApi('test/mock/fixtures/broken-references.yaml')] });
    expect([...mock.inspect()].flat()).toEqual([
      'broken-references: test/mock/fixtures/broken-references.yaml:14:24 `$ref: gone.yaml#/Missing` names a file that cannot be read. What hangs on it is left out.',
      'broken-references GET /things 200 application/json: test/mock/fixtures/broken-references.yaml:13:32 `$ref: gone.yaml#/Thing` names a file that cannot be read. That part of its bodies is not validated.',
    ]);
    const answer = await mock.fetch('http://any/things');
    expect(answer.headers.get('Tally-Mock-Note')).toBe(
      'The schema of the body of status 200 is not whole (at /paths/~1things/get/responses/200/content/application~1json/schema/items/$ref: `$ref: gone.yaml#/Thing` names a file that cannot be read.), so it was validated in part.',
    );
  });

  test('tells of a path that stands below the name of another document', () => {
    const [notes, tasks] = fixtureApis() as [MockApi, MockApi];
    const api = apiOf({ '/tasks/notes': { get: { responses: { 204: { description: 'It' } } } } });
    const found = [
      ...mockNotes([notes, tasks, { name: 'all', api, path: 'all.json' }], createPrismEngine()),
    ].flat();
    expect(found).toContain(
      'GET /tasks/notes is documented by all, but /tasks/ stands for tasks, which answers it; use /all/tasks/notes for all, or the host all.localhost.',
    );
  });

  test('says where it stopped', () => {
    expect([...mockNotes(fixtureApis(), createPrismEngine(), 3)].flat().at(-1)).toMatch(
      /^Only the first \d+ of \d+ body schemas/,
    );
  });
});
