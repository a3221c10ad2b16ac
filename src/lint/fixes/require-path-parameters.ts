import { member } from '../../openapi/document-node.js';
import { nodeKey } from '../name-node.js';
import type { Fix } from './fix.js';
import { addAfter, rewrite } from './text-edit.js';

/** `required: true` for path parameters, which the specification asks for (OpenAPI 3.1 §4.8.12.2). */
export const requirePathParameters: Fix = (api) => {
  const seen = new Set<string>();
  return api.operations
    .flatMap(({ parameters }) => parameters)
    .filter((parameter) => parameter.in === 'path')
    .flatMap(({ node }) => {
      const required = member(node, 'required');
      const place = member(node, 'in');
      if (required?.value === true || !place || seen.has(nodeKey(node))) return [];
      seen.add(nodeKey(node));
      return required ? rewrite(required, 'value', () => 'true') : addAfter(place, 'required', 'true');
    });
};
