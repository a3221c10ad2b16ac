const severities = ['error', 'warning', 'info'];

/** The JSON Schema (2020-12) of `tally.config.yaml`; published as `schemas/config.schema.json`. */
export const configSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Tallystick configuration',
  type: 'object',
  additionalProperties: false,
  properties: {
    $schema: { type: 'string' },
    lint: {
      type: 'object',
      additionalProperties: false,
      properties: {
        failOn: {
          enum: [...severities, 'never'],
          description: 'The least severity that makes the exit code 1.',
        },
        baseline: {
          type: 'string',
          description: 'A report of `tally lint --format json`; its findings are known.',
        },
        rules: {
          type: 'object',
          description: 'Code → its severity here, or off.',
          additionalProperties: { enum: [...severities, 'off'] },
        },
        ignore: {
          type: 'array',
          description: 'Findings excused for a reason.',
          items: {
            type: 'object',
            additionalProperties: false,
            required: ['code', 'reason'],
            properties: {
              code: { type: 'string' },
              pointer: { type: 'string', description: 'JSON Pointer; what stands at it or below is meant.' },
              reason: { type: 'string', minLength: 1 },
            },
          },
        },
      },
    },
  },
} as const;
