import { parseMediaType } from '../../../exchange/media-type.js';
import { member, members } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { bodyContents } from '../../written-holders.js';

/** The keys of `content` are media types or ranges of them (OpenAPI 3.1 §4.8.13.1, RFC 9110 §8.3.1). */
export const invalidMediaType: Rule = {
  code: 'invalid-media-type',
  severity: 'error',
  summary: 'A key of `content`, or the `contentType` of an encoding, is no media type.',
  why: 'No `Content-Type` can be it, so that no body is ever described by it.',
  example: {
    of: 'operation',
    before: "responses: {'200': {description: ok, content: {json: {schema: {type: string}}}}}",
    after: "responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}",
  },
  *check(api, { diagnose }) {
    for (const { media } of bodyContents(api)) {
      for (const { node } of members(member(media.node, 'encoding'))) {
        const written = member(node, 'contentType');
        const types = typeof written?.value === 'string' ? written.value.split(',') : [];
        const wrong = types.find((type) => !parseMediaType(type.trim()));
        if (!written || wrong === undefined) continue;
        yield diagnose(written, {
          message: `\`${wrong.trim()}\` is no media type.`,
          fix: 'Write `image/png` and the like, several with commas between them.',
        });
      }
      if (parseMediaType(media.type)) continue;
      yield diagnose(
        media.node,
        { message: `\`${media.type}\` is no media type.`, fix: 'Write `application/json` and the like.' },
        'key',
      );
    }
  },
};
