import { describe, expect, test } from '@jest/globals';
import type { Meaning } from '../../../src/contract/meaning.js';
import type { Report } from '../../../src/result/report.js';
import { type Book, keepAll, type Manner } from './book-server.js';
import { check, found } from './check-books.js';

const uncovered = ({ operations }: Report) => operations.flatMap((one) => one.uncovered);

const changedAt = (stamp: (before: Book) => unknown): Manner => ({
  store: (before, sent, method) => ({ ...keepAll(before, sent, method), changedAt: stamp(before) }),
});

const takesNoOthers: Manner = {
  refusesTitle: (title, books, id) => [...books.values()].some((one) => one.id !== id && one.title === title),
};

const merges: Manner = {
  store: (before, sent, method) => {
    const cover = sent.cover && { cover: { ...(before.cover as Book), ...(sent.cover as Book) } };
    return { ...keepAll(before, sent, method), ...(cover as Book) };
  },
};

describe('what the contract file declares', () => {
  test.each<[string, string, Manner, Meaning]>([
    ['stamps that move', 'changeBook', {}, { refreshes: ['/changedAt'] }],
    [
      'stamps in whole seconds',
      'changeBook',
      changedAt(() => new Date().toISOString().replace(/\.\d+/, '')),
      { refreshes: ['/changedAt'] },
    ],
    ['stamps that only reads show', 'changeBook', { answer: () => undefined }, { refreshes: ['/changedAt'] }],
    ['titles of which each is taken once', 'changeBook', takesNoOthers, { unique: { '/title': [] } }],
    [
      'times with an offset',
      'changeBook',
      changedAt(() => '2030-01-01T10:00:00+02:00'),
      { isoTimes: ['/changedAt'] },
    ],
    [
      'a date in basic form',
      'readBook',
      { show: (book) => ({ ...book, changedAt: '20300101' }) },
      { isoTimes: ['/changedAt'] },
    ],
    [
      'a time that is not there',
      'readBook',
      { show: (book) => ({ id: book.id, title: book.title }) },
      { isoTimes: ['/changedAt'] },
    ],
    ['objects replaced whole', 'changeBook', {}, { replacesWhole: ['/cover'] }],
    ['objects merged, where that is not declared', 'changeBook', merges, {}],
  ])('is kept: %s', async (_what, only, manner, meaning) => {
    expect(found(await check(only, manner, meaning))).toEqual([]);
  });

  test.each<[string, string, Manner, Meaning, string]>([
    [
      'a stamp stands still',
      'changeBook',
      changedAt((before) => before.changedAt),
      { refreshes: ['/changedAt'] },
      'error stamp-not-refreshed 200 /changedAt',
    ],
    [
      'a stamp stands still, as only reads show',
      'changeBook',
      { ...changedAt((before) => before.changedAt), answer: () => undefined },
      { refreshes: ['/changedAt'] },
      'error stamp-not-refreshed 204 /changedAt',
    ],
    [
      'a title is given twice, as the list shows',
      'changeBook',
      {},
      { unique: { '/title': [] } },
      'error duplicate-accepted 200 /title',
    ],
    [
      'a title is given twice that the contract file names',
      'replaceBook',
      {},
      { unique: { '/title': ['Taken'] } },
      'error duplicate-accepted 200 /title',
    ],
    [
      'a title is made twice',
      'addBook',
      {},
      { unique: { '/title': [] } },
      'error duplicate-accepted 201 /title',
    ],
    [
      'a time is in words',
      'changeBook',
      changedAt(() => 'a minute ago'),
      { isoTimes: ['/changedAt'], refreshes: ['/changedAt'] },
      'error time-not-iso 200 /changedAt',
    ],
    [
      'a month is none',
      'readBook',
      { show: (book) => ({ ...book, changedAt: '2030-13-01T00:00:00Z' }) },
      { isoTimes: ['/changedAt'] },
      'error time-not-iso 200 /changedAt',
    ],
    [
      'an object is merged',
      'changeBook',
      merges,
      { replacesWhole: ['/cover'] },
      'error replaced-value-merged 200 /cover',
    ],
    [
      'text is folded that is stored as sent',
      'changeBook',
      {
        store: (before, sent, method) => {
          const book = keepAll(before, sent, method);
          return { ...book, title: String(book.title).toUpperCase() };
        },
      },
      { returnsSent: true },
      'warning sent-value-not-returned 200 /title',
    ],
  ])('is broken: %s', async (_what, only, manner, meaning, finding) => {
    expect(found(await check(only, manner, meaning))).toEqual([finding]);
  });

  test.each<[string, Meaning, string]>([
    ['a stamp that no answer shows', { refreshes: ['/touchedAt'] }, '/touchedAt is declared to be refreshed'],
    ['a place that no request has', { unique: { '/isbn': [] } }, '/isbn is declared unique'],
  ])('is told where it cannot be tried: %s', async (_what, meaning, sentence) => {
    expect(uncovered(await check('changeBook', {}, meaning))).toContainEqual(
      expect.stringContaining(sentence),
    );
  });
});

test('a budget of a few cases is not spent on what answers mean', async () => {
  const report = await check('changeBook', {}, { refreshes: ['/changedAt'] }, { maxCases: 4 });
  expect(report.summary.cases).toBe(report.received.length);
  expect(report.received.filter(({ method }) => method === 'GET')).toHaveLength(1);
});
