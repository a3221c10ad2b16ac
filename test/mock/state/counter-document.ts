const counter = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'integer', readOnly: true },
    a: { type: 'integer' },
    b: { type: 'integer' },
    c: { type: 'integer' },
  },
};

const content = (schema: unknown) => ({ 'application/json': { schema } });
const answer = (schema: unknown) => ({ description: '', content: content(schema) });

/** Counters that are created, listed, read and changed: nothing but numbers, so that a lost update shows. */
export const counterDocument = {
  openapi: '3.1.0',
  info: { title: 'Counters', version: '1' },
  paths: {
    '/counters': {
      get: { responses: { 200: answer({ type: 'array', items: counter }) } },
      post: {
        requestBody: { required: true, content: content(counter) },
        responses: { 201: answer(counter) },
      },
    },
    '/counters/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: { responses: { 200: answer(counter), 404: { description: '' } } },
      patch: {
        requestBody: { required: true, content: content(counter) },
        responses: { 200: answer(counter), 404: { description: '' } },
      },
    },
  },
};
