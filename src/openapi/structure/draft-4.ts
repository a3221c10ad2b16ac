const count = { type: 'integer', minimum: 0 };
const simpleTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];

/** The parts of JSON Schema's own draft 4 schema that the schema of OpenAPI 2.0 refers to (draft-zyp-json-schema-04). */
export const draft4 = {
  definitions: {
    positiveInteger: count,
    positiveIntegerDefault0: count,
    stringArray: { type: 'array', items: { type: 'string' }, minItems: 1, uniqueItems: true },
  },
  properties: {
    default: {},
    description: { type: 'string' },
    enum: { type: 'array', minItems: 1, uniqueItems: true },
    exclusiveMaximum: { type: 'boolean' },
    exclusiveMinimum: { type: 'boolean' },
    maximum: { type: 'number' },
    minimum: { type: 'number' },
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    pattern: { type: 'string' },
    title: { type: 'string' },
    type: {
      anyOf: [
        { enum: simpleTypes },
        { type: 'array', items: { enum: simpleTypes }, minItems: 1, uniqueItems: true },
      ],
    },
    uniqueItems: { type: 'boolean' },
  },
};
