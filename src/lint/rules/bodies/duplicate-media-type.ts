import { member, members } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** Media types are the same in capitals and small letters (RFC 9110 §8.3.1). */
export const duplicateMediaType: Rule = {
  code: 'duplicate-media-type',
  severity: 'error',
  summary: 'A `content` lists one media type twice, in capitals and in small letters.',
  why: 'Both describe the same bodies; which of the two schemas counts differs from tool to tool.',
  example: {
    of: 'operation',
    before:
      "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}, Application/JSON: {schema: {type: integer}}}}}",
    after: "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}",
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    for (const { requestBody, responses } of everyOperation(api)) {
      for (const { node } of [...(requestBody ? [requestBody] : []), ...responses]) {
        if (seen.has(nodeKey(node))) continue;
        seen.add(nodeKey(node));
        const types = new Set<string>();
        for (const { key, node: media } of members(member(node, 'content'))) {
          const type = key.toLowerCase().replaceAll(/\s/g, '');
          if (types.has(type))
            yield diagnose(
              media,
              { message: `\`${key}\` is listed here before.`, fix: 'Keep one of the two.' },
              'key',
            );
          types.add(type);
        }
      }
    }
  },
};
