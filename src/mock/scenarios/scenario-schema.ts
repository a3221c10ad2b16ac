import { apiName, deliverySchema, faultRuleSchema } from '../faults/fault-schema.js';

const texts = { type: 'object', additionalProperties: { type: 'string' } } as const;
const count = { type: 'integer', minimum: 1 } as const;

const answer = {
  type: 'object',
  additionalProperties: false,
  properties: {
    status: {
      type: 'integer',
      minimum: 200,
      maximum: 599,
      description: 'The usual success where it is not said.',
    },
    example: { type: 'string', description: 'The name of a documented example.' },
    dynamic: { type: 'boolean', description: 'A generated body in place of an example.' },
    seed: { type: 'string', description: 'The same seed gives the same generated body.' },
    body: { description: 'Held against the schema of its status.' },
    headers: { ...texts, description: '`Content-Type` chooses among the documented media types.' },
    delay: { type: 'number', minimum: 0, maximum: 600_000, description: 'In milliseconds.' },
    times: {
      ...count,
      description: 'How often, before the next answer has its turn; for ever where it is not said.',
    },
    fault: deliverySchema,
  },
} as const;

/** The JSON Schema (2020-12) of a scenario file; published as `schemas/scenarios.schema.json`. */
export const scenarioSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Tallystick scenario file',
  type: 'object',
  additionalProperties: false,
  properties: {
    scenarios: {
      type: 'array',
      items: {
        type: 'object',
        additionalProperties: false,
        required: ['operation', 'answer'],
        properties: {
          name: { type: 'string' },
          operation: { type: 'string', description: 'An operationId, or `METHOD /path`.' },
          api: apiName,
          when: {
            type: 'object',
            additionalProperties: false,
            description: 'What a request must say; a body may hold more.',
            properties: { parameters: { type: 'object' }, query: texts, headers: texts, body: {} },
          },
          answer: {
            description: 'One answer, or several in turn.',
            anyOf: [answer, { type: 'array', minItems: 1, items: answer }],
          },
        },
      },
    },
    faults: { type: 'array', items: faultRuleSchema },
  },
} as const;
