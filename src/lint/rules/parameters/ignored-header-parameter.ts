import type { Api } from '../../../openapi/api.js';
import { type DocumentNode, items, member, members, stringAt } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

const instead: Readonly<Record<string, string>> = {
  accept: 'Describe the media types under the responses’ `content`.',
  'content-type': 'Describe the media types under the request body’s `content`.',
  authorization: 'Define a security scheme.',
};

/** Header parameters of these names are ignored (OpenAPI 3.1 §4.8.12.2). */
export const ignoredHeaderParameter: Rule = {
  code: 'ignored-header-parameter',
  severity: 'warning',
  summary: 'A header parameter is called Accept, Content-Type or Authorization, which OpenAPI ignores.',
  why: 'Nothing is sent or checked by it; a credential that is described so is no credential to any tool.',
  example: {
    of: 'operation',
    before:
      "parameters: [{name: Authorization, in: header, schema: {type: string}}]\nresponses: {'204': {description: done}}",
    after:
      "parameters: [{name: X-Trace, in: header, schema: {type: string}}]\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose, resolve }) {
    const seen = new Set<string>();
    // The model leaves such parameters out, so they are looked for where they are written.
    for (const holder of parameterHolders(api)) {
      for (const written of items(member(holder, 'parameters'))) {
        const node = resolve(written);
        const name = node && stringAt(node, 'name');
        const fix = stringAt(node, 'in') === 'header' ? instead[name?.toLowerCase() ?? ''] : undefined;
        if (!node || fix === undefined || seen.has(nodeKey(node))) continue;
        seen.add(nodeKey(node));
        yield diagnose(member(node, 'name') ?? node, {
          message: `OpenAPI ignores a header parameter of the name \`${name}\`.`,
          fix,
        });
      }
    }
  },
};

function* parameterHolders(api: Api): Generator<DocumentNode> {
  for (const { node } of members(member(api.root, 'paths'))) yield node;
  for (const { node } of everyOperation(api)) yield node;
}
