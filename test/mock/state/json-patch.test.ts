import { expect, test } from '@jest/globals';
import { isJsonPatch, jsonPatch } from '../../../src/mock/state/json-patch.js';

const pet = { name: 'Rex', tags: ['a', 'b'], home: { city: 'Bern', 'a/b': 1 } };

test.each<[string, unknown, unknown]>([
  ['add a member', { op: 'add', path: '/legs', value: 4 }, { ...pet, legs: 4 }],
  ['add over a member', { op: 'add', path: '/name', value: 'Max' }, { ...pet, name: 'Max' }],
  ['add before an item', { op: 'add', path: '/tags/1', value: 'x' }, { ...pet, tags: ['a', 'x', 'b'] }],
  ['add behind all items', { op: 'add', path: '/tags/-', value: 'x' }, { ...pet, tags: ['a', 'b', 'x'] }],
  [
    'replace deep down',
    { op: 'replace', path: '/home/a~1b', value: 2 },
    { ...pet, home: { city: 'Bern', 'a/b': 2 } },
  ],
  ['replace an item', { op: 'replace', path: '/tags/0', value: 'x' }, { ...pet, tags: ['x', 'b'] }],
  ['replace all', { op: 'replace', path: '', value: { name: 'Max' } }, { name: 'Max' }],
  ['remove a member', { op: 'remove', path: '/home' }, { name: 'Rex', tags: ['a', 'b'] }],
  ['remove an item', { op: 'remove', path: '/tags/0' }, { ...pet, tags: ['b'] }],
  [
    'copy',
    { op: 'copy', from: '/name', path: '/home/owner' },
    { ...pet, home: { ...pet.home, owner: 'Rex' } },
  ],
  ['move', { op: 'move', from: '/tags/1', path: '/name' }, { ...pet, name: 'b', tags: ['a'] }],
  ['test', { op: 'test', path: '/home', value: { 'a/b': 1, city: 'Bern' } }, pet],
])('%s', (_what, operation, expected) => {
  expect(isJsonPatch([operation])).toBe(true);
  expect(jsonPatch(pet, [operation] as never)).toEqual({ ok: true, value: expected });
});

test.each<[string, unknown]>([
  ['a member that is not there', { op: 'replace', path: '/arms', value: 4 }],
  ['an item beyond the end', { op: 'add', path: '/tags/3', value: 'x' }],
  ['an index with a leading zero', { op: 'remove', path: '/tags/00' }],
  ['the length of a list', { op: 'remove', path: '/tags/length' }],
  ['a way through a text', { op: 'add', path: '/name/first', value: 'x' }],
  ['a way through what is not there', { op: 'add', path: '/gone/first', value: 'x' }],
  ['a move into itself', { op: 'move', from: '/home', path: '/home/inner' }],
  ['another value', { op: 'test', path: '/name', value: 'Max' }],
  ['what an object inherits', { op: 'copy', from: '/constructor', path: '/name' }],
])('%s makes the whole patch void', (_what, operation) => {
  const first = { op: 'add', path: '/legs', value: 4 };
  expect(jsonPatch(pet, [first, operation] as never)).toMatchObject({ ok: false });
});

test('a member called __proto__ is one like any other', () => {
  const patched = jsonPatch({}, [{ op: 'add', path: '/__proto__', value: { x: 1 } }]) as { value: object };
  expect([Object.keys(patched.value), ({} as { x?: number }).x]).toEqual([['__proto__'], undefined]);
});

test.each([
  [[]],
  [{}],
  [[{ op: 'add', path: 'a', value: 1 }]],
  [[{ op: 'put', path: '/a' }]],
  [[{ op: 'add', path: '/a' }]],
])('%j is no patch', (body) => expect(isJsonPatch(body)).toBe(false));
