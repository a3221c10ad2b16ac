import type { Api } from '../../../src/openapi/api.js';
import { apiOf } from './api-of.js';

const animal = {
  type: 'object',
  required: ['id', 'name', 'kind', 'updatedAt'],
  additionalProperties: false,
  properties: {
    id: { type: 'integer', readOnly: true },
    name: { type: 'string', minLength: 1, maxLength: 20 },
    kind: { enum: ['cat', 'dog'] },
    nickname: { type: 'string' },
    legs: { type: 'integer', default: 4 },
    note: { type: ['string', 'null'] },
    keeperId: { type: 'string' },
    secret: { type: 'string', writeOnly: true },
    updatedAt: { type: 'string', format: 'date-time', readOnly: true },
  },
};

const rex = { id: 10, name: 'Rex', kind: 'dog', nickname: 'R', legs: 4, updatedAt: '2020-01-01T00:00:00Z' };
const mia = { id: 11, name: 'Mia', kind: 'cat', legs: 3, updatedAt: '2020-01-02T00:00:00Z' };

const json = (schema: unknown, example?: unknown) => ({
  description: '',
  content: { 'application/json': { schema, ...(example === undefined ? {} : { example }) } },
});
const body = (schema: unknown) => ({ required: true, content: { 'application/json': { schema } } });
const inPath = (name: string, schema: unknown = { type: 'string' }, rest: object = {}) => ({
  name,
  in: 'path',
  required: true,
  schema,
  ...rest,
});
const inQuery = (name: string, schema: unknown = {}) => ({ name, in: 'query', schema });
const none = { description: '' };

/** Animals with paging and filters, keepers with animals of their own, a settings singleton, a badge named by its body. */
export function zooApi(): Api {
  return apiOf({
    '/animals': {
      get: {
        parameters: [
          inQuery('limit', { type: 'integer', default: 5 }),
          inQuery('offset', { type: 'integer' }),
          inQuery('kind', { enum: ['cat', 'dog'] }),
          inQuery('q', { type: 'string' }),
          inQuery('sort', { type: 'string' }),
        ],
        responses: {
          200: json(
            {
              type: 'object',
              required: ['items', 'total'],
              properties: {
                items: { type: 'array', items: animal },
                total: { type: 'integer' },
                hasMore: { type: 'boolean' },
                next: { type: ['string', 'null'] },
              },
            },
            { items: [rex, mia], total: 99, hasMore: true, next: '/animals?offset=50' },
          ),
        },
      },
      post: {
        requestBody: body(animal),
        responses: { 201: json(animal, rex), 409: json({ type: 'object' }) },
      },
    },
    '/animals/{animalId}': {
      parameters: [inPath('animalId', { type: 'integer' })],
      get: { responses: { 200: json(animal, rex), 404: none } },
      put: { requestBody: body(animal), responses: { 200: json(animal, rex), 404: none } },
      patch: {
        requestBody: body({ ...animal, required: [] }),
        responses: { 200: json(animal, rex), 404: none, 409: none },
      },
      delete: { responses: { 204: none, 404: none } },
    },
    '/animals/{animalId}/photo': {
      parameters: [inPath('animalId', { type: 'integer' })],
      post: { responses: { 202: none, 404: none } },
    },
    '/keepers': {
      post: {
        requestBody: body({ type: 'object', properties: { name: { type: 'string' } } }),
        responses: {
          201: json(
            { type: 'object', required: ['id'], properties: { id: {}, name: {} } },
            { id: 'kp_1a2b', name: 'Ann' },
          ),
        },
      },
    },
    '/keepers/{keeperId}': {
      parameters: [inPath('keeperId', { type: 'string' }, { example: 'kp_9z9z' })],
      get: {
        responses: {
          200: json(
            { type: 'object', required: ['id'], properties: { id: {}, name: {} } },
            { id: 'kp_1a2b', name: 'Ann' },
          ),
          404: none,
        },
      },
      delete: { responses: { 204: none, 404: none } },
    },
    '/keepers/{keeper}/animals': {
      parameters: [inPath('keeper')],
      get: { responses: { 200: json({ type: 'array', items: animal }, [rex]), 404: none } },
      post: { requestBody: body(animal), responses: { 201: json(animal, rex), 404: none } },
    },
    '/keepers/{keeper}/animals/{id}': {
      parameters: [inPath('keeper'), inPath('id')],
      get: { responses: { 200: json(animal, rex), 404: none } },
    },
    '/settings': {
      get: {
        responses: {
          200: json(
            { type: 'object', properties: { theme: { type: 'string' }, size: { type: 'integer' } } },
            { theme: 'dark', size: 1 },
          ),
        },
      },
      patch: {
        requestBody: body({
          type: 'object',
          properties: { theme: { type: 'string' }, size: { type: 'integer' } },
        }),
        responses: {
          200: json({ type: 'object', properties: { theme: { type: 'string' }, size: { type: 'integer' } } }),
        },
      },
    },
    '/labels/{slug}': {
      parameters: [inPath('slug')],
      put: {
        requestBody: body({ type: 'object', required: ['text'], properties: { text: { type: 'string' } } }),
        responses: {
          200: json({
            type: 'object',
            required: ['slug', 'text'],
            properties: { slug: { type: 'string' }, text: { type: 'string' } },
          }),
          201: json({
            type: 'object',
            required: ['slug', 'text'],
            properties: { slug: { type: 'string' }, text: { type: 'string' } },
          }),
        },
      },
      get: {
        responses: {
          200: json({
            type: 'object',
            required: ['slug', 'text'],
            properties: { slug: { type: 'string' }, text: { type: 'string' } },
          }),
          410: none,
        },
      },
      delete: { responses: { 204: none, 410: none } },
    },
    '/badges': {
      patch: {
        requestBody: body({
          type: 'object',
          required: ['id'],
          properties: { id: { type: 'string' }, colour: { type: 'string' } },
        }),
        responses: {
          200: json(
            {
              type: 'object',
              required: ['id'],
              properties: { id: { type: 'string' }, colour: { type: 'string' }, size: { type: 'integer' } },
            },
            { id: 'b1', colour: 'red', size: 3 },
          ),
          404: none,
        },
      },
    },
    '/health': {
      get: { responses: { 200: json({ type: 'object', properties: { ok: { type: 'boolean' } } }) } },
    },
  });
}
