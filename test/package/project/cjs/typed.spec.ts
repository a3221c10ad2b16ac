import { describe, expect, test } from '@jest/globals';
import { mockFetch } from 'tallystick/jest';

describe('a test file in TypeScript', () => {
  test('has the matcher', async () => {
    const response = await mockFetch('sendgrid', { status: 500 })('/v3/marketing/segments/2.0/abc', {
      method: 'PATCH',
      headers: { Authorization: 'Bearer any', 'Content-Type': 'application/json' },
      body: '{}',
    });
    await expect(response).toConform('sendgrid');
  });
});
