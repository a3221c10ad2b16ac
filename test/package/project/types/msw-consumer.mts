import { setupServer } from 'msw/node';
import { mswHandlers } from 'tallystick/msw';

export const server = setupServer(...mswHandlers('sendgrid', { status: 404, origin: 'http://api.test' }));

// @ts-expect-error A document is named by a text.
mswHandlers(7);
