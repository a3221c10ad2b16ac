import { describe, expect, test } from '@jest/globals';
import type { Meaning } from '../../../src/contract/meaning.js';
import { type Book, isObject, keepAll, type Manner } from './book-server.js';
import { check, found } from './check-books.js';

const not = (name: string, book: Book): Book =>
  Object.fromEntries(Object.entries(book).filter(([own]) => own !== name));

describe('a server that keeps what it promises', () => {
  test.each(['addBook', 'readBook', 'changeBook', 'replaceBook', 'dropBook'])(
    'is not blamed: %s',
    async (only) => {
      expect(found(await check(only, {}, { refreshes: ['/changedAt'] }))).toEqual([]);
    },
  );

  test.each<[string, string, Manner]>([
    ['shows nothing after a change', 'changeBook', { answer: () => undefined }],
    [
      'shows only what was sent',
      'changeBook',
      { answer: (book, sent) => ({ ...sent, id: book.id, title: book.title }) },
    ],
    ['has numbers for ids', 'addBook', { hasId: () => Math.floor(Math.random() * 1e9) }],
    [
      'trims and folds',
      'changeBook',
      { store: (before, sent, method) => folded(keepAll(before, sent, method)) },
    ],
    ['fills in defaults', 'replaceBook', { show: (book) => ({ pages: 1, tags: [], ...book }) }],
    [
      'adds to objects',
      'addBook',
      { show: (book) => ({ ...book, cover: { size: 'A5', ...(book.cover as Book) } }) },
    ],
    ['counts its reads', 'changeBook', { show: (book) => ({ ...book, reads: Math.random() }) }],
    ['leaves properties out of reads', 'changeBook', { show: (book) => not('pages', book) }],
    ['wraps what it shows', 'changeBook', { answer: (book) => ({ id: book.id, title: book.title, book }) }],
    ['deletes later', 'dropBook', { deletes: () => 202 }],
  ])('whatever its manner: it %s', async (_what, only, manner) => {
    expect(found(await check(only, manner))).toEqual([]);
  });

  test('is not blamed for a copy that catches up within a second', async () => {
    let fresh: Book = {};
    let since = 0;
    const late: Manner = {
      store: (before, sent, method) => {
        since = Date.now();
        fresh = before;
        return keepAll(before, sent, method);
      },
      show: (book) => (Date.now() - since < 500 && book.id === fresh.id ? fresh : book),
    };
    expect(found(await check('changeBook', late, {}, { maxCases: 30 }))).toEqual([]);
  });
});

function folded(book: Book): Book {
  return { ...book, title: String(book.title).trim().toUpperCase() };
}

describe('a server that does not', () => {
  test.each<[string, string, Manner, keyof Meaning, string]>([
    [
      'answers with what was sent, but keeps nothing of it',
      'replaceBook',
      { store: (before) => before, answer: (book, sent) => ({ ...book, ...sent }) },
      'survivesRead',
      'write-not-kept 200 /title',
    ],
    [
      'keeps all but one property of what it answers',
      'replaceBook',
      {
        store: (before, sent, method) => not('pages', keepAll(before, sent, method)),
        show: (book) => ({ pages: 3, ...book }),
        answer: (book, sent) => ({ ...book, ...sent }),
      },
      'survivesRead',
      'write-not-kept 200 /pages',
    ],
    [
      'keeps another colour',
      'addBook',
      {
        show: (book) => ({
          ...book,
          ...(isObject(book.cover) && { cover: { ...book.cover, colour: 'grey' } }),
        }),
      },
      'survivesRead',
      'write-not-kept 201 /cover',
    ],
    [
      'makes nothing',
      'addBook',
      { answer: (book) => ({ ...book, id: 'ghost' }) },
      'survivesRead',
      'write-not-kept 201',
    ],
    [
      'wipes what a PATCH leaves out, and shows it in reads alone',
      'changeBook',
      {
        store: (before, sent) =>
          keepAll(sent.pages === undefined ? { ...before, pages: 99 } : before, sent, 'PATCH'),
        answer: () => undefined,
      },
      'keepsUnsent',
      'unsent-value-changed 204 /pages',
    ],
    [
      'merges what a PUT should replace',
      'replaceBook',
      { store: (before, sent) => keepAll(before, sent, 'PATCH') },
      'dropsUnsent',
      'unsent-value-kept 200 /cover',
    ],
    [
      'carries out an update that it refuses',
      'changeBook',
      { writesBehind: 422 },
      'refusalsChangeNothing',
      'refused-request-wrote 422',
    ],
    [
      'keeps what was deleted',
      'dropBook',
      { deletes: () => 204 },
      'deletedIsGone',
      'deleted-still-there 204',
    ],
  ])('%s', async (_what, only, manner, rule, finding) => {
    expect(found(await check(only, manner))).toEqual([`warning ${finding}`]);
    expect(found(await check(only, manner, { [rule]: true }))).toEqual([`error ${finding}`]);
    expect(found(await check(only, manner, { [rule]: false }))).toEqual([]);
  });

  test.each(['changeBook', 'replaceBook', 'addBook', 'dropBook'])(
    'writes behind a 401, which is an error always: %s',
    async (only) => {
      expect(found(await check(only, { writesBehind: 401 }))).toEqual(['error refused-request-wrote 401']);
    },
  );
});
