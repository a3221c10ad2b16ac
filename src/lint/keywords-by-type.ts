import type { JsonType } from './schema-types.js';

/** The keywords that say something of values of certain types alone (JSON Schema 2020-12 core §7.6.1). */
export const keywordsByType: readonly {
  readonly types: readonly JsonType[];
  readonly keywords: readonly string[];
}[] = [
  { types: ['string'], keywords: ['minLength', 'maxLength', 'pattern'] },
  {
    types: ['number', 'integer'],
    keywords: ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'],
  },
  {
    types: ['array'],
    keywords: ['items', 'prefixItems', 'minItems', 'maxItems', 'uniqueItems', 'contains'],
  },
  {
    types: ['object'],
    keywords: [
      'properties',
      'required',
      'additionalProperties',
      'patternProperties',
      'minProperties',
      'maxProperties',
    ],
  },
];
