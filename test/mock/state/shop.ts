import type { Api } from '../../../src/openapi/api.js';
import { apiOf } from './api-of.js';

const article = {
  title: { type: 'string', minLength: 1, maxLength: 40 },
  price: { type: 'number', minimum: 0 },
  tags: { type: 'array', items: { type: 'string' }, maxItems: 3 },
  size: { type: ['string', 'null'], enum: ['s', 'm', 'l', null] },
};
const body = (required: string[]) => ({
  required: true,
  content: { 'application/json': { schema: { type: 'object', required, properties: article } } },
});
const shown = {
  type: 'object',
  required: ['id', 'title', 'price', 'updated_at'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    ...article,
    updated_at: { type: 'string', format: 'date-time' },
  },
};
const answer = (schema: unknown) => ({ description: '', content: { 'application/json': { schema } } });
const problem = answer({ type: 'object', required: ['title'], properties: { title: { type: 'string' } } });
const refusals = { 404: problem, 422: problem };

/** Articles with all that is done to them, their reviews below, and schemas of requests that hold no ids. */
export function shopApi(): Api {
  const articleId = {
    name: 'articleId',
    in: 'path',
    required: true,
    schema: { type: 'string', format: 'uuid' },
  };
  const limit = {
    name: 'limit',
    in: 'query',
    schema: { type: 'integer', minimum: 1, maximum: 50, default: 10 },
  };
  const security = {
    security: [{ key: [] }, { token: [] }],
    components: {
      securitySchemes: {
        key: { type: 'apiKey', in: 'header', name: 'X-Key' },
        token: { type: 'http', scheme: 'bearer' },
      },
    },
  };
  const paths = {
    '/articles': {
      get: {
        parameters: [limit, { name: 'size', in: 'query', schema: { enum: ['s', 'm', 'l'] } }],
        responses: {
          200: answer({
            type: 'object',
            required: ['data', 'total'],
            properties: { data: { type: 'array', items: shown }, total: { type: 'integer' } },
          }),
          422: problem,
        },
      },
      post: {
        requestBody: body(['title', 'price']),
        responses: { 201: answer(shown), 409: problem, 422: problem },
      },
    },
    '/articles/{articleId}': {
      parameters: [articleId],
      get: { responses: { 200: answer(shown), ...refusals } },
      put: { requestBody: body(['title', 'price']), responses: { 200: answer(shown), ...refusals } },
      patch: { requestBody: body([]), responses: { 200: answer(shown), ...refusals } },
      delete: { responses: { 204: { description: '' }, ...refusals } },
    },
    '/articles/{articleId}/reviews': {
      parameters: [articleId],
      get: {
        responses: {
          200: answer({ type: 'array', items: { type: 'object', properties: { text: { type: 'string' } } } }),
          ...refusals,
        },
      },
      post: {
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
            },
          },
        },
        responses: {
          201: answer({
            type: 'object',
            required: ['text'],
            properties: { id: {}, text: { type: 'string' } },
          }),
          ...refusals,
        },
      },
    },
  };
  return apiOf(paths, security);
}
