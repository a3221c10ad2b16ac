import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, test } from '@jest/globals';
import { Journal } from '../../../src/mock/journal/journal.js';
import type { MockExchange } from '../../../src/mock/mock-extension.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** An exchange with a body of a thousand bytes. */
function exchange(): MockExchange {
  const answer = { status: 200, headers: [], body: Buffer.alloc(0) };
  return { method: 'POST', target: '/', headers: [], body: Buffer.alloc(1_000), answer, status: 200 };
}

test.each([
  ['its size', { maxBytes: 2_500 }, 2],
  ['its number', { maxEntries: 3 }, 3],
])('what is over the limit for %s is let go at once', async (_what, limits, kept) => {
  const journal = new Journal(limits);
  const { observe } = journal.extension;
  const seen = Array.from({ length: 10 }, () => {
    const one = exchange();
    observe?.(one);
    return new WeakRef(one);
  });
  // What a reference was made to in a turn lives until its end.
  await turn();
  collect();
  expect(seen.map((one) => one.deref() !== undefined)).toEqual(
    seen.map((_one, index) => index >= seen.length - kept),
  );
  expect(journal.find()).toHaveLength(kept);
});

test('with others it is as bounded, and all are in the order of their answers', async () => {
  const journal = new Journal({ maxEntries: 3 });
  const others = [{ at: Date.now() - 1_000, exchange: { ...exchange(), target: '/others' } }];
  journal.gatherFrom(async () => others.splice(0));
  for (let count = 0; count < 2; count++) journal.extension.observe?.(exchange());
  await journal.catchUp();
  expect(journal.find().map(({ number, exchange: { target } }) => [number, target])).toEqual([
    [1, '/others'],
    [2, '/'],
    [3, '/'],
  ]);
  for (let count = 0; count < 9; count++) journal.extension.observe?.(exchange());
  await journal.catchUp();
  expect(journal.find()).toHaveLength(3);
});
