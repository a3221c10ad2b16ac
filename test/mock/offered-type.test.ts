import { describe, expect, test } from '@jest/globals';
import { offeredType } from '../../src/mock/offered-type.js';
import type { MediaType } from '../../src/openapi/api.js';

const content = (types: string) =>
  types.split(' ').map((type) => ({ type, examples: [] }) as unknown as MediaType);

describe('offeredType', () => {
  test.each([
    { documented: 'text/plain application/json', accept: undefined, sent: 'application/json' },
    { documented: 'text/plain application/xml', accept: undefined, sent: 'text/plain' },
    { documented: 'text/plain application/json', accept: '*/*', sent: 'text/plain' },
    { documented: 'application/json application/xml', accept: 'application/xml', sent: 'application/xml' },
    {
      documented: 'application/json application/xml',
      accept: 'application/xml, application/json',
      sent: 'application/xml',
    },
    {
      documented: 'application/json application/xml',
      accept: 'application/xml;q=0.5, application/*;q=0.8',
      sent: 'application/json',
    },
    {
      documented: 'application/json application/xml',
      accept: 'application/json;q=0, */*;q=0.1',
      sent: 'application/xml',
    },
    { documented: 'application/json', accept: 'APPLICATION/JSON; charset=utf-8', sent: 'application/json' },
    { documented: 'application/vnd.a+json', accept: 'application/json', sent: undefined },
    { documented: 'application/json', accept: 'text/html', sent: undefined },
    { documented: 'application/json', accept: 'application/json;q=0', sent: undefined },
    { documented: '*/*', accept: 'application/xml', sent: 'application/xml' },
    { documented: '*/*', accept: 'text/*', sent: 'text/plain' },
    { documented: 'image/*', accept: 'image/png, */*;q=0.1', sent: 'image/png' },
    { documented: 'image/*', accept: '*/*', sent: 'image/octet-stream' },
    { documented: 'application/json;version=2', accept: 'application/json;version=1', sent: undefined },
    {
      documented: 'application/json application/json;stream=watch',
      accept: 'application/json;stream=watch',
      sent: 'application/json;stream=watch',
    },
    {
      documented: 'application/json;stream=watch application/json',
      accept: 'application/json',
      sent: 'application/json',
    },
    {
      documented: 'application/json text/html',
      accept: 'application/json;charset=utf-8, text/html',
      sent: 'application/json',
    },
    { documented: 'application/json', accept: 'nonsense', sent: 'application/json' },
  ])('of $documented sends $sent to Accept: $accept', ({ documented, accept, sent }) => {
    expect(offeredType(content(documented), accept)?.type).toBe(sent);
  });
});
