import { securityWithout401 } from '../../../../src/lint/rules/security/security-without-401.js';
import { petDocument } from '../../lint-text.js';
import { testRule } from '../../rule-table.js';

const secured = (responses: string, security = '[{key: []}]') =>
  petDocument({ operation: `security: ${security}`, responses }).replace(
    'components: {',
    'components: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}, ',
  );

testRule(
  securityWithout401,
  [
    {
      title: 'an operation that asks for a credential and documents no refusal',
      document: secured("{'204': {description: done}, '403': {description: no}}"),
      finds: ['warning security-without-401: responses'],
      says: 'PUT /pets/{id} asks for `key` but documents no 401.',
      fix: 'Document the 401 response, or write `security: []`',
    },
  ],
  [
    {
      title: 'a documented 401',
      document: secured("{'204': {description: done}, '401': {description: no}}"),
    },
    {
      title: 'a range that holds 401',
      document: secured("{'204': {description: done}, 4XX: {description: no}}"),
    },
    {
      title: 'a default response',
      document: secured("{'204': {description: done}, default: {description: no}}"),
    },
    {
      title: 'an operation that may be called without',
      document: secured("{'204': {description: done}}", '[{}, {key: []}]'),
    },
    { title: 'an open operation', document: secured("{'204': {description: done}}", '[]') },
  ],
);
