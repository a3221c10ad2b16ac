/** An API with so many PUT operations of eight properties each; each has a path of its own. */
export function documentOf(operations: number): string {
  const paths = Array.from({ length: operations }, (_, at) => [
    `/things${at}/{thingId}`,
    {
      put: {
        operationId: `thing${at}`,
        parameters: [{ name: 'thingId', in: 'path', required: true, schema: { type: 'string' } }],
        requestBody: {
          required: true,
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Draft' } } },
        },
        responses: {
          '200': {
            description: 'kept',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Thing' } } },
          },
          '400': {
            description: 'refused',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
          '404': {
            description: 'unknown',
            content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
          },
        },
      },
    },
  ]);
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Things', version: '1' },
    paths: Object.fromEntries(paths),
    components: {
      schemas: {
        Draft: draft,
        Thing: {
          type: 'object',
          required: ['id', 'madeAt', 'notes'],
          properties: {
            id: { type: 'string' },
            madeAt: { type: 'string', format: 'date-time' },
            notes: {
              type: 'array',
              items: { type: 'object', properties: { text: { type: 'string' }, likes: { type: 'integer' } } },
            },
            ...draft.properties,
          },
        },
        Problem: { type: 'object', required: ['error'], properties: { error: { type: 'string' } } },
      },
    },
  });
}

/** The schema that the server holds bodies against, too. */
export const draft = {
  type: 'object',
  additionalProperties: false,
  required: ['name', 'kind'],
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 80 },
    kind: { enum: ['wood', 'bone', 'slate'] },
    size: { type: 'integer', minimum: 1, maximum: 100 },
    price: { type: 'number', exclusiveMinimum: 0 },
    isSplit: { type: 'boolean' },
    owner: { type: ['string', 'null'], format: 'email' },
    tags: { type: 'array', maxItems: 5, uniqueItems: true, items: { type: 'string', pattern: '^[a-z]+$' } },
    place: {
      type: 'object',
      required: ['city'],
      properties: { city: { type: 'string' }, zip: { type: 'string', pattern: '^\\d{5}$' } },
    },
  },
} as const;
