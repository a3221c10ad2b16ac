import { expect, test } from '@jest/globals';
import { orderOperations, probeOperation } from '../../src/check/order-operations.js';
import { apiOf } from '../openapi/load-text.js';

const operations = apiOf(`openapi: 3.1.0
paths:
  /owners/{o}/pets/{p}: {delete: {}, put: {}, get: {}}
  /owners/{o}/pets: {post: {}, get: {}}
  /owners/{o}: {delete: {}, patch: {}, get: {}}
  /owners: {post: {}, get: {}}
`).operations;

test('what teaches ids comes before what needs them, and deleting last, the inner before the outer', () => {
  expect(orderOperations(operations).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /owners',
    'POST /owners',
    'GET /owners/{o}/pets',
    'GET /owners/{o}',
    'POST /owners/{o}/pets',
    'PATCH /owners/{o}',
    'GET /owners/{o}/pets/{p}',
    'PUT /owners/{o}/pets/{p}',
    'DELETE /owners/{o}/pets/{p}',
    'DELETE /owners/{o}',
  ]);
});

test.each([
  ['one that reads', operations, 'GET /owners'],
  ['one that writes', operations.filter(({ method }) => method === 'PATCH'), 'PATCH /owners/{o}'],
  ['none that deletes', operations.filter(({ method }) => method === 'DELETE'), undefined],
])('a server is tried out with %s', (_what, among, expected) => {
  const probe = probeOperation(among);
  expect(probe && `${probe.method} ${probe.path}`).toBe(expected);
});
