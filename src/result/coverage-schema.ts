import { invalidSides, validSides } from './coverage.js';

const text = { type: 'string' } as const;
const count = { type: 'integer', minimum: 0 } as const;

/** The JSON Schema of an operation's coverage. */
export const coverageSchema = {
  type: 'object',
  required: ['request', 'responses', 'leftOut'],
  properties: {
    request: {
      type: 'array',
      items: {
        type: 'object',
        required: ['location', 'pointer', 'rules'],
        properties: {
          location: { ...text, description: '`request body`, `request query` …' },
          mediaType: { ...text, description: 'Of a body, as documented.' },
          pointer: { ...text, description: 'JSON Pointer, `*` for every item and every free key.' },
          rules: {
            description: 'Keyword → what became of requests that keep it and of requests that break it.',
            type: 'object',
            additionalProperties: {
              type: 'object',
              required: ['valid', 'invalid'],
              properties: { valid: { enum: validSides }, invalid: { enum: invalidSides } },
            },
          },
        },
      },
    },
    responses: {
      type: 'array',
      items: {
        type: 'object',
        required: ['status', 'mediaType', 'parts'],
        properties: {
          status: text,
          mediaType: text,
          parts: { ...count, description: 'Properties, listed values and alternatives of its schema.' },
          seen: {
            description: 'Part → how often it was seen; absent where the response itself was not seen.',
            type: 'object',
            additionalProperties: count,
          },
        },
      },
    },
    isCut: { type: 'boolean', description: 'A schema has more places than are followed.' },
    leftOut: { ...count, description: 'Cases that --max-cases left out; 20 stands for 20 or more.' },
  },
} as const;
