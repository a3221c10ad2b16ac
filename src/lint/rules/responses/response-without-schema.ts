import { isJson, parseMediaType } from '../../../exchange/media-type.js';
import { isMapping, member } from '../../../openapi/document-node.js';
import { nodeKey } from '../../name-node.js';
import type { Rule } from '../../rule.js';

/** A response body that the document does not describe, so that nothing about it can be tested. */
export const responseWithoutSchema: Rule = {
  code: 'response-without-schema',
  severity: 'info',
  summary: 'A response has a body without a schema, or a success or error says nothing about its body.',
  why: 'Nothing about such a body can be tested.',
  example: {
    of: 'operation',
    before: "responses: {'200': {description: ok, content: {application/json: {}}}}",
    after: "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}",
  },
  *check(api, { diagnose }) {
    const seen = new Set<string>();
    for (const operation of api.operations) {
      for (const { status, content, node } of operation.responses) {
        if (seen.has(nodeKey(node))) continue;
        seen.add(nodeKey(node));
        // A reference to another kind of component is a finding of its own.
        if (node.pointer.startsWith('/components/schemas/')) continue;
        for (const media of content) {
          const parsed = parseMediaType(media.type);
          if (media.schema || media.itemSchema || !parsed || isBinary(parsed.type, parsed.subtype)) continue;
          yield diagnose(
            media.node,
            {
              severity: isJson(parsed) ? 'warning' : 'info',
              message: `The \`${media.type}\` body of the ${status} response has no schema, so any body passes.`,
              fix: 'Add `schema`.',
            },
            'key',
          );
        }
        // Content that cannot be read is told by the structure.
        const written = member(node, 'content')?.value;
        const isUnread = isMapping(written) && Object.keys(written).length > 0;
        if (content.length === 0 && !isUnread && operation.method !== 'HEAD' && mayHaveBody(status)) {
          yield diagnose(
            node,
            {
              message: `The ${status} response has no \`content\`, so any body passes, and none.`,
              fix: status.startsWith('2')
                ? 'Add `content` with a schema, or document 204 if no body is sent.'
                : 'Add `content` with a schema.',
            },
            'key',
          );
        }
      }
    }
  },
};

/** Of successes and errors; a redirection is understood without its body. */
function mayHaveBody(status: string): boolean {
  return /^(2(?!0[45])|[45])(\d\d|XX)$|^default$/.test(status);
}

/** Types whose bytes are described by their name alone (OpenAPI 3.1 §4.8.14.1: "binary … the schema MAY be omitted"). */
function isBinary(type: string, subtype: string): boolean {
  if (['image', 'audio', 'video', 'font'].includes(type)) return true;
  return type === 'application' && ['octet-stream', 'pdf', 'zip', 'gzip'].includes(subtype);
}
