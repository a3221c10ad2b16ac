const self = { $ref: '#/$defs/schema' };
const schemas = { type: 'object', additionalProperties: self };
const schemaList = { type: 'array', minItems: 1, items: self };
const count = { type: 'integer', minimum: 0 };
const text = { type: 'string' };
const number = { type: 'number' };
const flag = { type: 'boolean' };
const names = { type: 'array', items: text, uniqueItems: true };
const simpleTypes = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'];
const extensions = { '^x-': true };

/**
 * The Schema Object of OpenAPI 3.1 and 3.2, which the official schemas leave to the dialect: the values that the keywords of
 * JSON Schema 2020-12 may have, and those of OpenAPI's own vocabulary (OpenAPI 3.2 §4.24). Other keywords are free.
 */
export function schemaObject(version: '3.1' | '3.2') {
  const inherent = {
    $ref: text,
    $id: text,
    $anchor: text,
    $defs: schemas,
    type: {
      if: { type: 'array' },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
      then: { items: { enum: simpleTypes }, minItems: 1, uniqueItems: true },
      else: { enum: simpleTypes },
    },
    enum: { type: 'array' },
    format: text,
    title: text,
    description: text,
    required: names,
    examples: { type: 'array' },
  };
  const limits = {
    multipleOf: { type: 'number', exclusiveMinimum: 0 },
    maximum: number,
    exclusiveMaximum: number,
    minimum: number,
    exclusiveMinimum: number,
    maxLength: count,
    minLength: count,
    pattern: text,
    maxItems: count,
    minItems: count,
    uniqueItems: flag,
    maxContains: count,
    minContains: count,
    maxProperties: count,
    minProperties: count,
    dependentRequired: { type: 'object', additionalProperties: names },
    deprecated: flag,
    readOnly: flag,
    writeOnly: flag,
  };
  const applicators = {
    prefixItems: schemaList,
    items: self,
    contains: self,
    properties: schemas,
    patternProperties: schemas,
    additionalProperties: self,
    propertyNames: self,
    dependentSchemas: schemas,
    if: self,
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
    then: self,
    else: self,
    allOf: schemaList,
    anyOf: schemaList,
    oneOf: schemaList,
    not: self,
    unevaluatedItems: self,
    unevaluatedProperties: self,
    contentMediaType: text,
    contentEncoding: text,
    contentSchema: self,
  };
  return {
    type: ['object', 'boolean'],
    properties: { ...inherent, ...limits, ...applicators, ...ownVocabulary(version) },
  };
}

function ownVocabulary(version: '3.1' | '3.2') {
  const xml = { name: text, namespace: text, prefix: text, attribute: flag, wrapped: flag };
  const nodeType = { nodeType: { enum: ['element', 'attribute', 'text', 'cdata', 'none'] } };
  const mapping = { type: 'object', additionalProperties: text };
  return {
    discriminator: {
      type: 'object',
      properties: {
        propertyName: text,
        mapping,
        ...(version === '3.2' ? { defaultMapping: text } : {}),
      },
      required: ['propertyName'],
      patternProperties: extensions,
      additionalProperties: false,
    },
    externalDocs: {
      type: 'object',
      properties: { description: text, url: text },
      required: ['url'],
      patternProperties: extensions,
      additionalProperties: false,
    },
    xml: {
      type: 'object',
      properties: { ...xml, ...(version === '3.2' ? nodeType : {}) },
      patternProperties: extensions,
      additionalProperties: false,
      // What `nodeType` says, the older words must not say again (OpenAPI 3.2 §4.26).
      ...(version === '3.2'
        ? { allOf: [{ excludes: ['nodeType', 'attribute'] }, { excludes: ['nodeType', 'wrapped'] }] }
        : {}),
    },
  };
}
