import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** Templates with the same places under different names are the same path (OpenAPI 3.1 §4.8.8.2). */
export const ambiguousPaths: Rule = {
  code: 'ambiguous-paths',
  severity: 'error',
  summary: 'Two path templates match the same requests.',
  why: 'Which operation a request means is left to chance: routers, mocks and clients decide differently.',
  example: {
    of: 'document',
    before:
      "paths:\n  /pets/{id}: {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: no}}}}\n  /pets/{name}: {put: {parameters: [{name: name, in: path, required: true, schema: {type: string}}], responses: {'204': {description: no}}}}",
    after:
      "paths:\n  /pets/{id}: {get: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: no}}}}\n  /pets/{id}/name: {put: {parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'204': {description: no}}}}",
  },
  *check(api, { diagnose }) {
    const paths = member(api.root, 'paths');
    const first = new Map<string, string>();
    for (const path of new Set(api.operations.map((operation) => operation.path))) {
      const shape = path.replaceAll(/\{[^{}]*\}/g, '{}');
      const earlier = first.get(shape);
      if (earlier === undefined) first.set(shape, path);
      else {
        yield diagnose(
          (paths && member(paths, path)) ?? api.root,
          {
            message: `\`${path}\` matches the same requests as \`${earlier}\`.`,
            fix: 'Write the operations under one template, or tell the paths apart by a fixed segment.',
          },
          'key',
        );
      }
    }
  },
};
