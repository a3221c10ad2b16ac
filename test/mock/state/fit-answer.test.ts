import { describe, expect, test } from '@jest/globals';
import { fitAnswer } from '../../../src/mock/state/fit-answer.js';
import type { Operation } from '../../../src/openapi/api.js';
import { examplePet as example, operationOf, pet } from './pet-operation.js';

const now = new Date('2026-03-04T05:06:07.890Z');

function fittedBy(
  operation: Operation,
  base: unknown,
  sent: { path?: Record<string, unknown>; body?: unknown },
): unknown {
  const mediaType = operation.responses[0]?.content[0];
  return fitAnswer(operation, mediaType as never, base, { path: sent.path ?? {}, body: sent.body }, now);
}

describe('an answer that fits its request', () => {
  const patch = operationOf('patch', '/pets/{petId}', pet);

  test('what was sent comes back, the id is that of the path in its own type, the stamp has moved in its own spelling', () => {
    expect(fittedBy(patch, example, { path: { petId: '7' }, body: { name: 'Mia', tag: null } })).toEqual({
      ...example,
      id: 7,
      name: 'Mia',
      tag: null,
      updated_at: '2026-03-04T05:06:07.89Z',
    });
  });

  test.each([
    { what: 'a value over its limit', body: { name: 'a name far too long', tag: 'cat' } },
    { what: 'a value of another type', body: { name: 7, tag: 'cat' } },
    { what: 'a value outside its enum', body: { size: 'huge', tag: 'cat' } },
    { what: 'an undeclared name', body: { colour: 'red', tag: 'cat' } },
    { what: 'a name of the prototype', body: JSON.parse('{"__proto__": {"tag": "x"}, "tag": "cat"}') },
  ])('$what is left out, and the rest comes back', ({ body }) => {
    expect(fittedBy(patch, example, { body })).toEqual({
      ...example,
      tag: 'cat',
      updated_at: '2026-03-04T05:06:07.89Z',
    });
  });

  test('what only another alternative has is left out', () => {
    const kind = (name: string, own: string) => ({
      type: 'object',
      required: ['kind', own],
      properties: { kind: { const: name }, [own]: { type: 'string' }, name: { type: 'string' } },
    });
    const either = { oneOf: [kind('dog', 'bark'), kind('cat', 'purr')] };
    const post = operationOf('post', '/pets', either, either);
    const rex = { kind: 'dog', bark: 'woof', name: 'Rex' };
    expect(fittedBy(post, rex, { body: { kind: 'cat', purr: 'rrr' } })).toEqual({
      kind: 'cat',
      purr: 'rrr',
      name: 'Rex',
    });
    expect(fittedBy(post, rex, { body: { bark: 'wuff' } })).toEqual({ ...rex, bark: 'wuff' });
  });

  test('items of a list get from the example what they lack', () => {
    const fitted = fittedBy(patch, example, {
      body: { toys: [{ label: 'bone' }, { label: 'rope', id: 9 }] },
    });
    expect(fitted).toMatchObject({
      toys: [
        { id: 5, label: 'bone' },
        { id: 9, label: 'rope' },
      ],
    });
  });

  test('a creation moves both stamps and keeps the id of the example', () => {
    const post = operationOf('post', '/owners/{ownerId}/pets', pet);
    expect(fittedBy(post, example, { path: { ownerId: 'o7' }, body: { name: 'Mia' } })).toMatchObject({
      id: 1,
      name: 'Mia',
      ownerId: 'o7',
      created_at: '2026-03-04T05:06:07Z',
      updated_at: '2026-03-04T05:06:07.89Z',
    });
  });

  test('a read has the id of the path and else the example', () => {
    const get = operationOf('get', '/pets/{pet_id}', pet);
    expect(fittedBy(get, example, { path: { pet_id: '12' } })).toEqual({ ...example, id: 12 });
  });

  test.each([
    {
      what: 'an envelope of the answer alone',
      schema: { type: 'object', properties: { data: pet, ok: { type: 'boolean' } } },
      request: pet,
      body: { name: 'Mia' },
      base: { data: example, ok: true },
      expected: { data: { name: 'Mia', id: 7 }, ok: true },
    },
    {
      what: 'an envelope of both',
      schema: { type: 'object', properties: { pet } },
      request: { type: 'object', properties: { pet } },
      body: { pet: { name: 'Mia' } },
      base: { pet: example },
      expected: { pet: { name: 'Mia' } },
    },
    {
      what: 'an envelope of the request alone',
      schema: pet,
      request: { type: 'object', properties: { animal: pet } },
      body: { animal: { name: 'Mia' } },
      base: example,
      expected: { name: 'Mia', id: 7 },
    },
  ])('$what is seen through', ({ schema, request, body, base, expected }) => {
    const wrapped = operationOf('patch', '/pets/{petId}', schema, request);
    expect(fittedBy(wrapped, base, { path: { petId: '7' }, body })).toMatchObject(expected);
  });

  test.each([
    { what: 'a list', schema: { type: 'array', items: pet }, base: [example] },
    { what: 'a text', schema: { type: 'string' }, base: 'done' },
    { what: 'an object of other names', schema: { type: 'object', properties: { ok: {} } }, base: { ok: 1 } },
  ])('$what stays as it is', ({ schema, base }) => {
    const post = operationOf('post', '/pets', schema, pet);
    expect(fittedBy(post, base, { body: { name: 'Mia' } })).toEqual(base);
  });

  test.each([
    { before: '2020-01-01', after: '2026-03-04' },
    { before: '2020-01-01T00:00:00+02:00', after: '2026-03-04T05:06:07+00:00' },
    { before: '2020-01-01 00:00:00', after: '2026-03-04 05:06:07' },
    { before: '2020-01-01T00:00:00.000000Z', after: '2026-03-04T05:06:07.890000Z' },
    { before: 'Tue, 31 Aug 2010 20:36:28 +0000', after: 'Wed, 04 Mar 2026 05:06:07 +0000' },
    { before: 'Tue, 31 Aug 2010 20:36:28 GMT', after: 'Wed, 04 Mar 2026 05:06:07 GMT' },
    { before: 1_577_836_800, after: 1_772_600_767 },
    { before: 1_577_836_800_000, after: 1_772_600_767_890 },
    { before: 'yesterday', after: 'yesterday' },
  ])('a stamp $before becomes $after', ({ before, after }) => {
    const schema = { type: 'object', properties: { id: {}, lastModified: {} } };
    const put = operationOf('put', '/pets/{id}', schema);
    expect(fittedBy(put, { lastModified: before }, {})).toEqual({ lastModified: after });
  });
});
