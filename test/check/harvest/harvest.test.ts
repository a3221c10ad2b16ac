import { describe, expect, test } from '@jest/globals';
import { openHarvest } from '../../../src/check/harvest/harvest.js';
import { apiOf, operationOf } from '../../openapi/load-text.js';
import { answered, caseOf } from '../planned.js';

const api = apiOf(`openapi: 3.1.0
paths:
  /owners: {get: {operationId: listOwners, responses: {'200': {content: {application/json: {}}}}}, post: {operationId: createOwner, responses: {'201': {content: {application/json: {}}}}}}
  /owners/{ownerId}: {get: {operationId: readOwner}, put: {operationId: putOwner, responses: {'201': {content: {application/json: {}}}}}, delete: {operationId: deleteOwner, responses: {'204': {}}}}
  /owners/{owner_id}/pets: {post: {operationId: createPet, responses: {'201': {content: {application/json: {}}}}}}
  /owners/{o}/pets/{petId}: {get: {operationId: readPet}}
  /search: {post: {operationId: search, responses: {'200': {content: {application/json: {}}, links: {pet: {operationId: readPet, parameters: {o: $response.header.X-Owner, path.petId: $response.body#/best/id}}}}}}}
`);

/** What is known at a path after one answered request, as `values created`. */
function learned(
  id: string,
  target: string,
  answer: { status: number; json?: unknown; headers?: [string, string][] },
  at: string,
): string[] {
  const harvest = openHarvest(api, () => '/v1');
  const operation = operationOf(api, id);
  const request = {
    method: operation.method,
    target: `/v1${target}`,
    headers: [],
    body: Buffer.from('{"sent":1}'),
  };
  harvest.note(operation, answered(operation, caseOf(operation, { request }), answer));
  return harvest.at(at).map(({ values, created }) => `${values.join('/')} ${created}`);
}

describe('an answer teaches', () => {
  test.each([
    ['the ids of a list', [{ id: 'a' }, { id: 7 }], ['a false', '7 false']],
    ['those in an envelope', { total: 2, items: [{ ownerId: 'a' }] }, ['a false']],
    ['those two envelopes deep', { data: { owners: [{ owner_id: 'a' }] } }, ['a false']],
    ['those under other usual names', [{ uuid: 'u' }, { ownerUuid: 'w' }], ['u false', 'w false']],
    ['nothing where there is no id', [{ name: 'a' }, 'text', null], []],
    ['each once', [{ id: 'a' }, { id: 'a' }], ['a false']],
  ])('%s', (_what, json, known) => {
    expect(learned('listOwners', '/owners?limit=5', { status: 200, json }, '/owners/{x}')).toEqual(known);
  });

  test.each([
    ['in its body', { status: 201, json: { id: 'n' } }, ['n true']],
    ['in an envelope', { status: 201, json: { owner: { id: 'n' } } }, ['n true']],
    ['in Location', { status: 201, headers: [['Location', '/v1/owners/a%20b']] }, ['a b true']],
    ['in a whole Location', { status: 201, headers: [['location', 'http://h:1/owners/n']] }, ['n true']],
    [
      'in a Location elsewhere, so that the body counts',
      { status: 201, json: { id: 'n' }, headers: [['Location', '/jobs/1']] },
      ['n true'],
    ],
    ['nowhere', { status: 201 }, []],
    ['in a refusal, which made nothing', { status: 400, json: { id: 'n' } }, []],
  ] as [string, { status: number; json?: unknown; headers?: [string, string][] }, string[]][])(
    'the id of what was created %s',
    (_what, answer, known) => {
      expect(learned('createOwner', '/owners', answer, '/owners/{ownerId}')).toEqual(known);
    },
  );

  test('an id together with those around it', () => {
    const known = learned(
      'createPet',
      '/owners/o%201/pets',
      { status: 201, json: { id: 5 } },
      '/owners/{o}/pets/{p}',
    );
    expect(known).toEqual(['o 1/5 true']);
  });

  test('what its links name', () => {
    const answer = {
      status: 200,
      json: { best: { id: 5 } },
      headers: [['x-owner', 'o1']] as [string, string][],
    };
    expect(learned('search', '/search', answer, '/owners/{o}/pets/{p}')).toEqual(['o1/5 false']);
    expect(learned('search', '/search', { ...answer, json: {} }, '/owners/{o}/pets/{p}')).toEqual([]);
  });

  test('what a PUT made', () => {
    expect(learned('putOwner', '/owners/x', { status: 201, json: {} }, '/owners/{o}')).toEqual(['x true']);
  });

  test('nothing about the answers of other methods and other paths', () => {
    expect(learned('search', '/search', { status: 200, json: { id: 'n' } }, '/owners/{o}')).toEqual([]);
  });

  test('that what was deleted is there no longer', () => {
    const harvest = openHarvest(api, () => '');
    const note = (id: string, target: string, status: number, json?: unknown) => {
      const operation = operationOf(api, id);
      const request = { method: operation.method, target, headers: [] };
      harvest.note(operation, answered(operation, caseOf(operation, { request }), { status, json }));
    };
    note('listOwners', '/owners', 200, [{ id: 'a' }, { id: 'b' }]);
    note('deleteOwner', '/owners/a', 404);
    expect(harvest.at('/owners/{o}')).toHaveLength(2);
    note('deleteOwner', '/owners/a', 204);
    expect(harvest.at('/owners/{o}').map(({ values }) => values)).toEqual([['b']]);
  });
});
