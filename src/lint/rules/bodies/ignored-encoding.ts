import { parseMediaType } from '../../../exchange/media-type.js';
import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { bodyContents } from '../../written-holders.js';

/** `encoding` applies to multipart bodies and forms alone (OpenAPI 3.1 §4.8.14.1). */
export const ignoredEncoding: Rule = {
  code: 'ignored-encoding',
  severity: 'warning',
  summary: 'An `encoding` stands beside a media type that is no form and not multipart.',
  why: 'It has no effect: the body is written as its media type says.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {application/json: {schema: {type: object, properties: {at: {type: string}}}, encoding: {at: {contentType: text/plain}}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {at: {type: string}}}, encoding: {at: {contentType: text/plain}}}}}\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose }) {
    for (const { media } of bodyContents(api)) {
      const encoding = member(media.node, 'encoding');
      const parsed = parseMediaType(media.type);
      if (!encoding || !parsed) continue;
      if (parsed.type === 'multipart' || parsed.type === '*' || parsed.subtype === 'x-www-form-urlencoded')
        continue;
      yield diagnose(
        encoding,
        {
          message: `\`encoding\` does nothing for \`${media.type}\`.`,
          fix: 'Remove it, or write the media type of a form.',
        },
        'key',
      );
    }
  },
};
