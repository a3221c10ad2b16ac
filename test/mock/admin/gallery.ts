import type { Api } from '../../../src/openapi/api.js';
import { apiOf } from '../state/api-of.js';

const pet = {
  type: 'object',
  required: ['name', 'kind'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 20, description: 'What it is called.' },
    kind: { enum: ['cat', 'dog'] },
    tags: { type: 'array', items: { type: 'string' }, maxItems: 3, uniqueItems: true },
    owner: {
      type: 'object',
      properties: { email: { type: 'string', format: 'email' }, age: { type: 'integer', minimum: 18 } },
    },
  },
};
const ok = { 200: { description: 'Done', content: { 'application/json': { schema: pet } } } };

/** An operation with parameters in every place, and bodies of many media types. */
export function galleryApi(): Api {
  return apiOf(
    {
      '/pets/{petId}/{tags}': {
        post: {
          operationId: 'drawPet',
          summary: 'Draw a pet',
          description: 'Draws it.',
          tags: ['Drawing'],
          deprecated: true,
          security: [{ key: [], session: [] }],
          parameters: [
            {
              name: 'petId',
              in: 'path',
              required: true,
              schema: { type: 'integer', minimum: 1, maximum: 99 },
            },
            {
              name: 'tags',
              in: 'path',
              required: true,
              style: 'label',
              explode: true,
              schema: { type: 'array', items: { enum: ['a', 'b'] }, minItems: 1 },
            },
            { name: 'limit', in: 'query', schema: { type: 'integer', default: 10 }, example: 5 },
            {
              name: 'filter',
              in: 'query',
              style: 'deepObject',
              explode: true,
              schema: { type: 'object', properties: { kind: { enum: ['cat', 'dog'] } } },
            },
            { name: 'X-Trace', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } },
            { name: 'theme', in: 'cookie', schema: { type: 'boolean' } },
          ],
          requestBody: {
            required: true,
            description: 'The pet.',
            content: {
              'application/json': {
                schema: pet,
                examples: { wrong: { value: { name: '' } }, rex: { value: { name: 'Rex', kind: 'dog' } } },
              },
              'application/x-www-form-urlencoded': { schema: pet },
              'multipart/form-data': { schema: pet },
              'application/xml': { schema: { ...pet, xml: { name: 'pet' } } },
              'text/plain': { schema: { type: 'string' } },
            },
          },
          responses: {
            ...ok,
            '4XX': {
              description: 'Refused',
              headers: { 'X-Why': { schema: { type: 'string' } } },
              content: {
                'application/json': {
                  schema: { type: 'object' },
                  examples: { small: { value: {} }, large: { value: { a: 1 } } },
                },
              },
            },
          },
        },
      },
    },
    {
      components: {
        securitySchemes: {
          key: { type: 'http', scheme: 'bearer' },
          session: { type: 'apiKey', in: 'cookie', name: 'sid' },
        },
      },
    },
  );
}
