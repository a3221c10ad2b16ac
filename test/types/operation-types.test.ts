import { describe, expect, test } from '@jest/globals';
import { loadApi } from '../../src/openapi/load-api.js';
import { generateTypes } from '../../src/types/generate-types.js';
import { compileCallers } from './compile-callers.js';

const document = `
openapi: 3.2.0
info: {title: t, version: '1'}
paths:
  /pets:
    post:
      operationId: addPet
      parameters: [{name: sort, in: query, schema: {type: array, items: {type: string, enum: [up, down]}}}]
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses:
        '201': {description: made, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        4XX: {description: refused, content: {application/json: {schema: {type: object, required: [reason], properties: {reason: {type: string}}}}}}
        '429': {description: too many}
        default: {description: else, content: {application/json: {schema: {type: string}}}}
    query: {responses: {'200': {description: found}}}
  /cats: {get: {operationId: addPet, responses: {'200': {description: a twin}}}}
webhooks:
  petAdded:
    post:
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: taken}}
components:
  schemas:
    Pet:
      type: object
      required: [id, name, secret]
      properties:
        id: {type: integer, readOnly: true}
        name: {type: string}
        secret: {type: string, writeOnly: true}
        size: {type: string, enum: [small, large]}
        house: {$ref: '#/components/schemas/House'}
    House: {type: object, properties: {owner: {$ref: '#/components/schemas/Pet'}, open: {type: boolean}}}
`;

const swagger = `
swagger: '2.0'
info: {title: t, version: '1'}
consumes: [application/json]
produces: [application/json]
paths:
  /pets:
    post:
      operationId: addPet
      parameters:
        - {name: pet, in: body, required: true, schema: {$ref: '#/definitions/Pet'}}
        - {name: limit, in: query, type: integer}
      responses: {200: {description: ok, schema: {$ref: '#/definitions/Pet'}}}
definitions:
  Pet: {type: object, required: [id, name], properties: {id: {type: integer, readOnly: true}, name: {type: string, x-nullable: true}}}
`;

async function typesOf(text: string): Promise<string> {
  const loaded = loadApi({ path: 'pets.yaml', text }, () => undefined);
  return generateTypes((loaded as Extract<typeof loaded, { ok: true }>).api);
}

const files = { 'pets.ts': await typesOf(document), 'old.ts': await typesOf(swagger) };
const caller = (from: string, code: string) => `
import { enumValues, statuses } from './${from}.js';
import type { BodyOf, components, operations, ParametersOf, paths, RequestOf, ResponseOf, StatusOf, webhooks } from './${from}.js';
export { enumValues, statuses };
export type All = [BodyOf<'addPet'>, components, operations, ParametersOf<'addPet', 'query'>, paths, RequestOf<'addPet'>, ResponseOf<'addPet'>, StatusOf<'addPet'>, webhooks];
export ${code}
`;

const right = [
  [
    'pets',
    'a request without what is read only',
    "const it: RequestOf<'addPet'> = { name: 'a', secret: 'b' };",
  ],
  [
    'pets',
    'a request that leaves out what is read only inside, too',
    "const it: RequestOf<'addPet'> = { name: 'a', secret: 'b', house: { owner: { name: 'a', secret: 'b' } } };",
  ],
  ['pets', 'an answer without what is write only', "const it: BodyOf<'addPet', 201> = { id: 7, name: 'a' };"],
  [
    'pets',
    'a component as it is answered',
    "const it = (pet: components['schemas']['Pet']): number => pet.id;",
  ],
  [
    'pets',
    'an answer narrowed by a number of a range',
    "const it = (answer: ResponseOf<'addPet'>): string => (answer.status === 404 ? answer.body.reason : '');",
  ],
  [
    'pets',
    'an answer narrowed by a number that only default covers',
    "const it = (answer: ResponseOf<'addPet'>): string => (answer.status === 503 ? answer.body : '');",
  ],
  [
    'pets',
    'an answer without a body under a number that a range covers, too',
    "const it = (answer: ResponseOf<'addPet'>): undefined => (answer.status === 429 ? answer.body : undefined);",
  ],
  [
    'pets',
    'some of the answers',
    "const it: ResponseOf<'addPet', '4XX'> = { status: 418, body: { reason: 'tea' } };",
  ],
  ['pets', 'an operation by its type', "const it: StatusOf<paths['/pets']['post']> = '4XX';"],
  ['pets', 'an operation without a name by method and path', "const it: StatusOf<'QUERY /pets'> = 200;"],
  ['pets', 'an operation whose name is taken by method and path', "const it: StatusOf<'GET /cats'> = 200;"],
  [
    'pets',
    'what a webhook sends, as the API sends it',
    "const it: RequestOf<webhooks['petAdded']['post']> = { id: 7, name: 'a' };",
  ],
  ['pets', 'the statuses as constants', "const it: readonly [201, 429, '4XX', 'default'] = statuses.addPet;"],
  ['pets', 'listed values as constants', "const it: readonly ['small', 'large'] = enumValues['Pet.size'];"],
  [
    'pets',
    'listed values of a parameter as constants',
    "const it: ParametersOf<'addPet', 'query'> = { sort: [...enumValues['addPet.query.sort[]']] };",
  ],
  ['old', 'a request of Swagger 2.0', "const it: RequestOf<'addPet'> = { name: null };"],
  ['old', 'an answer of Swagger 2.0', "const it: BodyOf<'addPet'> = { id: 7, name: 'a' };"],
  ['old', 'a parameter of Swagger 2.0', "const it: ParametersOf<'addPet', 'query'> = { limit: 7 };"],
] as const;

const wrong = [
  [
    'pets',
    'what is read only in a request',
    "const it: RequestOf<'addPet'> = { id: 7, name: 'a', secret: 'b' };",
  ],
  ['pets', 'a request without what is write only', "const it: RequestOf<'addPet'> = { name: 'a' };"],
  [
    'pets',
    'what is write only in an answer',
    "const it: BodyOf<'addPet', 201> = { id: 7, name: 'a', secret: 'b' };",
  ],
  ['pets', 'an answer without what is read only', "const it: BodyOf<'addPet', 201> = { name: 'a' };"],
  [
    'pets',
    'the body of a range under a number that has its own',
    "const it: ResponseOf<'addPet', '4XX'> = { status: 429, body: { reason: 'tea' } };",
  ],
  [
    'pets',
    'a number outside of the statuses',
    "const it: ResponseOf<'addPet', 'default'> = { status: 404, body: '' };",
  ],
  ['pets', 'a listed value in other letters', "const it: (typeof enumValues)['Pet.size'][number] = 'Small';"],
  [
    'old',
    'what is read only in a request of Swagger 2.0',
    "const it: RequestOf<'addPet'> = { id: 7, name: '' };",
  ],
] as const;

const compiled = compileCallers(
  [...right, ...wrong].map(([from, , code]) => caller(from, code)),
  files,
);

describe('a caller', () => {
  test.each(right.map(([, title], index) => ({ title, errors: compiled[index] })))(
    'may use $title',
    ({ errors }) => {
      expect(errors).toEqual([]);
    },
  );

  test.each(wrong.map(([, title, code], index) => ({ title, code, errors: compiled[right.length + index] })))(
    'may not use $title',
    ({ errors, code }) => {
      expect(errors).toEqual([expect.stringContaining(` on "export ${code}"`)]);
    },
  );
});

test('a schema that is sent as it is answered has one type', () => {
  expect(files['pets.ts']).toContain('"Pet.request"');
  expect(files['old.ts'].match(/ Pet: \{/g)).toHaveLength(1);
  expect(files['pets.ts']).not.toContain('"Pet.request.size"');
});
