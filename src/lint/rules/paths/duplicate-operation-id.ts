import { type DocumentNode, member, placeOf } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { positionAt } from '../../../source/position.js';
import { nameOperation, nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** Two operations under one `operationId`, which must be unique (OpenAPI 3.1 §4.8.10). */
export const duplicateOperationId: Rule = {
  code: 'duplicate-operation-id',
  severity: 'error',
  summary: 'Two operations share an operationId.',
  why: 'It must be unique. Contract files, reports and generated types name operations by it.',
  example: {
    of: 'document',
    before:
      "paths: {/pets: {get: {operationId: list, responses: {'204': {description: none}}}}, /cats: {get: {operationId: list, responses: {'204': {description: none}}}}}",
    after:
      "paths: {/pets: {get: {operationId: listPets, responses: {'204': {description: none}}}}, /cats: {get: {operationId: listCats, responses: {'204': {description: none}}}}}",
  },
  *check(api, { diagnose }) {
    const first = new Map<string, { node: DocumentNode; name: string }>();
    for (const operation of everyOperation(api)) {
      const node = member(operation.node, 'operationId');
      if (typeof node?.value !== 'string') continue;
      const earlier = first.get(node.value);
      if (!earlier) first.set(node.value, { node, name: nameOperation(operation) });
      else if (nodeKey(earlier.node) !== nodeKey(node)) {
        const { line } = positionAt(earlier.node.file.source, placeOf(earlier.node).range?.start ?? 0);
        yield diagnose(node, {
          message: `The operationId \`${node.value}\` is that of ${earlier.name}, too (line ${line}).`,
          fix: 'Give each operation its own operationId.',
        });
      }
    }
  },
};
