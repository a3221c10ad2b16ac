import { member } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** A response header of the name Content-Type is ignored (OpenAPI 3.1 §4.8.17.1). */
export const ignoredResponseHeader: Rule = {
  code: 'ignored-response-header',
  severity: 'warning',
  summary: 'A response describes Content-Type as a header, which OpenAPI ignores.',
  why: 'The media types under `content` decide; nothing is checked by the header.',
  example: {
    of: 'operation',
    before:
      "responses: {'200': {description: ok, headers: {Content-Type: {schema: {type: string}}}, content: {text/plain: {schema: {type: string}}}}}",
    after: "responses: {'200': {description: ok, content: {text/plain: {schema: {type: string}}}}}",
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    for (const operation of everyOperation(api)) {
      for (const { node } of operation.responses) {
        const headers = member(node, 'headers');
        const names = Object.keys((headers?.value as object | undefined) ?? {});
        const name = names.find((key) => key.toLowerCase() === 'content-type');
        const header = headers && name !== undefined ? member(headers, name) : undefined;
        if (!header || seen.has(nodeKey(header))) continue;
        seen.add(nodeKey(header));
        yield diagnose(
          header,
          {
            message: `OpenAPI ignores a response header of the name \`${name}\`.`,
            fix: 'Remove it; `content` says it.',
          },
          'key',
        );
      }
    }
  },
};
