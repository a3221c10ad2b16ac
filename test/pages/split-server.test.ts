import { expect, test } from '@jest/globals';
import { isPlaceholderHost, splitServer } from '../../src/pages/split-server.js';

test.each([
  ['https://a.org/v1/x', [], { server: 'https://a.org', path: '/v1/x' }],
  ['https://a.org/v1/x', ['https://a.org', 'https://a.org/v1/'], { server: 'https://a.org/v1', path: '/x' }],
  ['https://a.org/v10/x', ['https://a.org/v1'], { server: 'https://a.org', path: '/v10/x' }],
  ['https://a.org', ['https://a.org/'], { server: 'https://a.org', path: '/' }],
  ['https://a.org:8080/x?y=1#z', [], { server: 'https://a.org:8080', path: '/x' }],
  ['/v1/x', [], undefined],
  ['', [], undefined],
])('%s with the servers %j is cut in two', (url, servers, parts) => {
  expect(splitServer(url, servers)).toEqual(parts);
});

test.each([
  ['https://your_service/x', true],
  ['https://your-domain.org', true],
  ['https://api.example.com', true],
  ['https://{region}.thing.org', true],
  ['http://host', true],
  ['http://localhost:3000', false],
  ['https://api.thing.org', false],
  ['https://yours.org', false],
  ['https://examples.org', false],
])('%s has a placeholder for a host: %s', (url, expected) => {
  expect(isPlaceholderHost(url)).toBe(expected);
});
