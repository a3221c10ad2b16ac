import { isJson, parseMediaType } from '../../../exchange/media-type.js';
import { member } from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** A request body that the document asks for and does not describe. */
export const bodyWithoutSchema: Rule = {
  code: 'body-without-schema',
  severity: 'warning',
  summary: 'A request body has no media type, or JSON without a schema.',
  why: 'Callers do not learn what to send, and no body can be told to be wrong.',
  example: {
    of: 'operation',
    before: "requestBody: {content: {application/json: {}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {content: {application/json: {schema: {type: object}}}}\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    for (const { requestBody } of everyOperation(api)) {
      if (!requestBody || seen.has(nodeKey(requestBody.node))) continue;
      seen.add(nodeKey(requestBody.node));
      const { content, node } = requestBody;
      const written = member(node, 'content');
      if (written && content.length === 0) {
        yield diagnose(
          written,
          { message: 'No media type is listed for this body.', fix: 'List one.' },
          'key',
        );
      }
      for (const media of content) {
        const parsed = parseMediaType(media.type);
        if (media.schema || media.itemSchema || !parsed || !isJson(parsed)) continue;
        yield diagnose(
          media.node,
          { message: `Any \`${media.type}\` body passes, as it has no schema.`, fix: 'Add `schema`.' },
          'key',
        );
      }
    }
  },
};
