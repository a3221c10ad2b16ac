import { expect, jest, test } from '@jest/globals';
import { SchemaView } from '../../src/diff/schema-view.js';
import { changesBetween, type Parts } from './pair.js';

/** Pets and their owners, who lead to each other, in the responses of as many operations. */
function shop(operations: number, longestCity: number): Parts {
  const answer = (name: string) =>
    `{description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/${name}'}}}}`;
  const paths = Array.from(
    { length: operations },
    (_, index) =>
      `  /shops/${index}: {get: {responses: {'200': ${answer('Pet')}, '404': ${answer('Owner')}}}}`,
  );
  return {
    paths: paths.join('\n'),
    schemas: `{
      Pet: {properties: {name: {type: string}, owner: {$ref: '#/components/schemas/Owner'}}},
      Owner: {properties: {pets: {items: {$ref: '#/components/schemas/Pet'}}, city: {type: string, maxLength: ${longestCity}}}}
    }`,
  };
}

/** How often a place of a schema was asked for a keyword. */
function questionsOf(operations: number): number {
  const stated = jest.spyOn(SchemaView.prototype, 'stated');
  const changes = changesBetween(shop(operations, 4), shop(operations, 9));
  const count = stated.mock.calls.length;
  stated.mockRestore();
  expect(changes).toHaveLength(2);
  return count;
}

test('a definition that changed is compared once, however many operations lead there, and told at each place', () => {
  expect(questionsOf(30)).toBeLessThan(questionsOf(1) * 2);
  const all = Array.from({ length: 30 }, (_, index) => `GET /shops/${index}`);
  expect(changesBetween(shop(30, 4), shop(30, 9))).toMatchObject([
    { message: '`/owner/city` of response 200: `maxLength` 4 → 9', operations: all },
    { message: '`/city` of response 404: `maxLength` 4 → 9', operations: all },
  ]);
});

test('what definitions say together is told at the schema that leads there', () => {
  const pets = (city: string): Parts => ({
    response: "{items: {$ref: '#/components/schemas/Pet'}}",
    paths:
      "  /pet: {get: {responses: {'200': {description: ok, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}}}",
    schemas: `{
      Pet: {allOf: [{$ref: '#/components/schemas/Named'}, {properties: {name: {minLength: 1}}}]},
      Named: {properties: {name: {type: string${city}}}}
    }`,
  });
  const placeIn = (operation: string) =>
    `/paths/~1${operation}/responses/200/content/application~1json/schema`;
  const changes = changesBetween(pets(''), pets(', pattern: a'));
  expect(changes.map(({ message, old }) => [message, old?.pointer])).toEqual([
    ['`/*/name` of response 200: pattern none → `a`', placeIn('pets/post')],
    ['`/name` of response 200: pattern none → `a`', placeIn('pet/get')],
  ]);
});
