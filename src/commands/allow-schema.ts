/** The JSON Schema (2020-12) of a file for `--allow` of `tally diff` and `tally drift`; published as `schemas/allow.schema.json`. */
export const allowSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Changes that tally diff allows',
  type: 'array',
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['code', 'reason'],
    properties: {
      code: { type: 'string', description: 'The code of the change.' },
      operation: { type: 'string', description: '`PUT /pets/{id}`; any operation where absent.' },
      pointer: {
        type: 'string',
        description: 'JSON Pointer; what stands at it or below, in either document.',
      },
      reason: { type: 'string', minLength: 1 },
      until: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$', description: 'The last day, YYYY-MM-DD.' },
    },
  },
} as const;
