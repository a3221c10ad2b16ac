import { describe, expect, test } from '@jest/globals';
import { mockNotes } from '../../src/mock/mock-notes.js';
import { createPrismEngine } from '../../src/mock/prism/prism-engine.js';
import { fixtureApis } from './open-mock.js';

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

  test('says where it stopped', () => {
    expect([...mockNotes(fixtureApis(), createPrismEngine(), 3)].flat().at(-1)).toMatch(
      /^Only the first \d+ of \d+ body schemas/,
    );
  });
});
