import type { Operation } from '../../../src/openapi/api.js';
import { apiOf } from './api-of.js';

export const pet = {
  type: 'object',
  required: ['id', 'name'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string', maxLength: 10 },
    tag: { type: ['string', 'null'] },
    ownerId: { type: 'string' },
    size: { enum: ['small', 'large'] },
    toys: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'label'],
        properties: { id: { type: 'integer' }, label: { type: 'string' } },
      },
    },
    created_at: { type: 'string', format: 'date-time' },
    updated_at: { type: 'string', format: 'date-time' },
    seen: { type: 'integer' },
  },
};

export const examplePet = {
  id: 1,
  name: 'Rex',
  tag: 'dog',
  ownerId: 'o1',
  size: 'small',
  toys: [{ id: 5, label: 'ball' }],
  created_at: '2020-01-01T00:00:00Z',
  updated_at: '2020-01-01T00:00:00.00Z',
  seen: 3,
};

/** The one operation of a document that answers 200 with the schema. */
export function operationOf(
  method: string,
  path: string,
  schema: unknown,
  requestSchema: unknown = {},
): Operation {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const { operations } = apiOf({
    [path]: {
      [method]: {
        parameters: names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } })),
        requestBody: { content: { 'application/json': { schema: requestSchema } } },
        responses: { 200: { description: '', content: { 'application/json': { schema } } } },
      },
    },
  });
  return operations[0] as Operation;
}
