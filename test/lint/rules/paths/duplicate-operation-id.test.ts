import { duplicateOperationId } from '../../../../src/lint/rules/paths/duplicate-operation-id.js';
import { testRule } from '../../rule-table.js';

const two = (first: string, second: string) => `openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a:
    get: {${first} responses: {default: {description: d}}}
  /b:
    get: {${second} responses: {default: {description: d}}}
`;

testRule(
  duplicateOperationId,
  [
    {
      title: 'the second operation under an operationId',
      document: two('operationId: get,', 'operationId: "get",'),
      finds: ['error duplicate-operation-id: get'],
      says: 'The operationId `get` is that of GET /a, too (line 5).',
      fix: 'Give each operation its own operationId.',
    },
  ],
  [
    { title: 'different operationIds', document: two('operationId: a,', 'operationId: b,') },
    { title: 'operations without one', document: two('', '') },
    {
      title: 'one path item under two paths',
      document: `openapi: 3.1.0
info: {title: Pets, version: '1'}
paths:
  /a: {get: {operationId: get, responses: {'204': {description: none}}}}
  /b: {$ref: '#/paths/~1a'}
`,
    },
  ],
);
