import { meaningSchema } from './meaning.js';

/** The JSON Schema (2020-12) of a contract file; published as `schemas/contract.schema.json`. */
export const contractSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Tallystick contract file',
  type: 'object',
  additionalProperties: false,
  properties: {
    parameters: {
      type: 'object',
      description:
        'Parameter name → a value known to exist. A name that no parameter has fills the top-level request property.',
    },
    credentials: {
      type: 'object',
      description: 'Security scheme name → secret, or env:NAME to read it from the environment.',
      additionalProperties: { type: 'string' },
    },
    otherCredentials: {
      type: 'object',
      description: 'The same of a caller who may do less, by whom a documented 403 is reached.',
      additionalProperties: { type: 'string' },
    },
    statesUrl: { type: 'string', description: 'Where provider states are set up and torn down.' },
    operations: {
      type: 'object',
      description: 'By operationId, or `METHOD /path`.',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        properties: {
          parameters: { type: 'object' },
          values: {
            type: 'object',
            description: 'JSON Pointer into the request body → the only values that may be sent there.',
            propertyNames: { pattern: '^/' },
            additionalProperties: { type: 'array', minItems: 1 },
          },
          recipes: {
            type: 'object',
            description:
              'Documented status → what to change in the smallest valid request to bring it about.',
            propertyNames: { pattern: '^([1-5](\\d\\d|XX)|default)$' },
            additionalProperties: {
              type: 'object',
              additionalProperties: false,
              properties: {
                parameters: { type: 'object' },
                headers: { type: 'object', additionalProperties: { type: 'string' } },
                body: {},
              },
            },
          },
          bodyLimit: {
            type: 'integer',
            minimum: 1,
            description:
              'The longest request body that is taken, in bytes; a longer one reaches a documented 413.',
          },
          meaning: meaningSchema,
        },
      },
    },
    waivers: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'reason'],
        properties: {
          operation: { type: 'string' },
          status: { type: 'string' },
          code: { type: 'string' },
          reason: { type: 'string', minLength: 1 },
          until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' },
        },
      },
    },
  },
} as const;
