import { afterEach, expect, test } from '@jest/globals';
import { type RunningMock, startMock } from '../../../src/mock/start-mock.js';
import { sendRequest } from '../send-raw.js';
import { apiOf } from './api-of.js';

const running: RunningMock[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((mock) => mock.close()));
});

const user = {
  type: 'object',
  required: ['id', 'email'],
  properties: {
    id: { type: 'integer', readOnly: true },
    email: { type: 'string', format: 'email' },
    age: { type: 'integer' },
    password: { type: 'string', writeOnly: true },
  },
};

test.each([
  { type: 'application/json', body: '{"email":"a@b.example","age":7,"password":"secret"}' },
  { type: 'application/x-www-form-urlencoded', body: 'email=a%40b.example&age=7&password=secret' },
])('a body of $type comes back as JSON, without what is writeOnly', async ({ type, body }) => {
  const api = apiOf({
    '/users/{userId}': {
      put: {
        parameters: [{ name: 'userId', in: 'path', required: true, schema: { type: 'integer' } }],
        requestBody: {
          content: {
            'application/json': { schema: user },
            'application/x-www-form-urlencoded': { schema: user },
          },
        },
        responses: {
          200: { description: '', content: { 'application/json': { schema: user } } },
        },
      },
    },
  });
  const mock = await startMock({
    apis: [{ name: 'users', api, path: 'test.json' }],
    port: 0,
    host: '127.0.0.1',
  });
  running.push(mock);
  const headers = { 'Content-Type': type };
  const { text } = await sendRequest(mock.port, { method: 'PUT', path: '/users/12', headers, body });
  expect(JSON.parse(text)).toEqual({ id: 12, email: 'a@b.example', age: 7 });
});
