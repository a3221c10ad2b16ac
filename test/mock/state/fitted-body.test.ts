import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fitAnswer } from '../../../src/mock/state/fit-answer.js';
import { FittedBody } from '../../../src/mock/state/fitted-body.js';
import type { MediaType } from '../../../src/openapi/api.js';
import { examplePet, operationOf, pet } from './pet-operation.js';

const now = new Date('2026-03-04T05:06:07.890Z');
const { id: _, tag: __, ...lacking } = examplePet;
const closed = { ...pet, additionalProperties: false };
const open = { ...pet, additionalProperties: { type: 'integer' } };
const parts = { allOf: [pet, { type: 'object', properties: { extra: { type: 'integer' } } }] };

const anyValue = fc.oneof(
  fc.constantFrom<unknown>(null, 7, -1, 'Mia', 'a name far too long', 'large', true, '2020-01-01T00:00:00Z'),
  fc.constantFrom<unknown>({}, [], [{ label: 'bone' }], [{ id: 1, label: 'bone' }], { name: 'Mia' }),
);
const anyName = fc.constantFrom(...Object.keys(pet.properties), 'extra', 'colour', '__proto__', 'pet');
const anyBody = fc.option(
  fc.array(fc.tuple(anyName, anyValue), { maxLength: 6 }).map((members) => Object.fromEntries(members)),
  { nil: undefined },
);
const anyId = fc.constantFrom<unknown>('7', 'abc', 7, '');

describe('an answer that is fitted member by member', () => {
  test.each([
    { what: 'a resource', schema: pet, base: examplePet },
    { what: 'a resource without an id', schema: { ...pet, required: [] }, base: lacking },
    { what: 'a resource that takes no other names', schema: closed, base: examplePet },
    { what: 'a resource that takes other names', schema: open, base: { ...examplePet, extra: 3 } },
    { what: 'a resource in parts', schema: parts, base: { ...examplePet, extra: 3 } },
    {
      what: 'a resource in an envelope',
      schema: {
        type: 'object',
        properties: { ok: {}, data: { type: 'object', properties: { pet } }, at: {} },
      },
      base: { ok: true, data: { pet: examplePet, count: 1 }, at: 5 },
    },
  ])('$what says what it says fitted as a whole', ({ schema, base }) => {
    const anyOperation = fc.constantFrom(
      ...['put', 'patch', 'post', 'get'].map((method) => operationOf(method, '/pets/{petId}', schema)),
      operationOf('post', '/owners/{ownerId}/pets', schema),
    );
    let told = 0;
    fc.assert(
      fc.property(anyOperation, anyBody, anyId, (operation, body, id) => {
        const mediaType = operation.responses[0]?.content[0] as MediaType;
        const names = operation.parameters.map(({ name }) => name);
        const sent = { path: Object.fromEntries(names.map((name) => [name, id])), body };
        const whole = fitAnswer(operation, mediaType, base, sent, now);
        const text = FittedBody.of(operation, mediaType, base, names)?.textFor(sent, now);
        told += text === undefined ? 0 : 1;
        expect(JSON.parse(text ?? JSON.stringify(whole))).toEqual(whole);
      }),
      { numRuns: 120 },
    );
    expect(told).toBeGreaterThan(20);
  });

  test('has other stamps at another moment', () => {
    const put = operationOf('put', '/pets/{petId}', pet);
    const mediaType = put.responses[0]?.content[0] as MediaType;
    const body = FittedBody.of(put, mediaType, examplePet, ['petId']);
    const stamps = [0, 0, 5_000].map((later) => {
      const text = body?.textFor({ path: { petId: '7' }, body: {} }, new Date(now.getTime() + later));
      return JSON.parse(text ?? '{}').updated_at;
    });
    expect(stamps).toEqual(['2026-03-04T05:06:07.89Z', '2026-03-04T05:06:07.89Z', '2026-03-04T05:06:12.89Z']);
  });

  test.each([
    { what: 'says how many members there may be', schema: { ...pet, maxProperties: 9 } },
    { what: 'is one of several', schema: { anyOf: [pet, { type: 'object' }] } },
    { what: 'asks for members together', schema: { ...pet, dependentRequired: { tag: ['seen'] } } },
    {
      what: 'has what is never answered',
      schema: { ...pet, properties: { ...pet.properties, key: { writeOnly: true } } },
    },
  ])('is none where its schema $what', ({ schema }) => {
    const put = operationOf('put', '/pets/{petId}', schema);
    const mediaType = put.responses[0]?.content[0] as MediaType;
    expect(FittedBody.of(put, mediaType, examplePet, ['petId'])).toBeUndefined();
  });

  test('is none where the answer itself departs from its schema', () => {
    const put = operationOf('put', '/pets/{petId}', pet);
    const mediaType = put.responses[0]?.content[0] as MediaType;
    expect(FittedBody.of(put, mediaType, { ...examplePet, seen: 'often' }, ['petId'])).toBeUndefined();
  });
});
