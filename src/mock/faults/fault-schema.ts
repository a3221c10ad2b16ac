const milliseconds = { type: 'number', minimum: 0, maximum: 600_000 } as const;

/** The JSON Schema of {@link Delivery}. */
export const deliverySchema = {
  description:
    'What goes wrong with the answer on its way: `{"drip": 2000}` lets the body come in pieces over two seconds.',
  anyOf: [
    { enum: ['reset', 'half', 'garbage'] },
    { type: 'object', additionalProperties: false, required: ['drip'], properties: { drip: milliseconds } },
  ],
} as const;

/** The JSON Schema of the name of one of several APIs. */
export const apiName = {
  type: 'string',
  description: 'The name of the API that is meant; any where it is not said.',
} as const;

/** The JSON Schema of {@link FaultRule}. */
export const faultRuleSchema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    operation: {
      type: 'string',
      description: 'An operationId, or `METHOD /path`; all where it is not said.',
    },
    api: apiName,
    latency: {
      description: 'In milliseconds.',
      anyOf: [
        milliseconds,
        {
          type: 'object',
          additionalProperties: false,
          required: ['min', 'max'],
          properties: { min: milliseconds, max: milliseconds },
        },
        {
          type: 'object',
          additionalProperties: false,
          required: ['median', 'sigma'],
          properties: { median: milliseconds, sigma: { type: 'number', minimum: 0, maximum: 3 } },
        },
      ],
    },
    rateLimit: {
      type: 'object',
      additionalProperties: false,
      required: ['requests', 'per'],
      properties: {
        requests: { type: 'integer', minimum: 1 },
        per: { type: 'number', exclusiveMinimum: 0, description: 'In milliseconds.' },
      },
    },
    status: {
      type: 'integer',
      minimum: 400,
      maximum: 599,
      description: 'Answered in the place of what was asked for, as the document describes it.',
    },
    delivery: deliverySchema,
    share: {
      type: 'number',
      minimum: 0,
      maximum: 1,
      description: 'Of the requests that `status` or `delivery` spoils; 1 is all.',
    },
  },
} as const;
