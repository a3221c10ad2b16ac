import { isJson, parseMediaType } from '../../../exchange/media-type.js';
import { member, stringAt } from '../../../openapi/document-node.js';
import { SchemaWalk } from '../../../openapi/model-schemas.js';
import type { Rule } from '../../rule.js';
import { bodyContents } from '../../written-holders.js';

/** Bytes have no place in JSON or in a URL-encoded form, unless they are encoded as text (OpenAPI 3.0 §4.7.24.2, 3.1 §4.8.14.2). */
export const binaryInText: Rule = {
  code: 'binary-in-text',
  severity: 'warning',
  summary: 'A JSON or URL-encoded body holds `format: binary`.',
  why: 'JSON is text: how the bytes are written into it is left open, and client and server may differ.',
  example: {
    of: 'operation',
    before:
      "requestBody: {content: {application/json: {schema: {type: object, properties: {photo: {type: string, format: binary}}}}}}\nresponses: {'204': {description: done}}",
    after:
      "requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {photo: {type: string, format: binary}}}}}}\nresponses: {'204': {description: done}}",
  },
  *check(api, { diagnose }) {
    const walk = new SchemaWalk(api);
    for (const { media } of bodyContents(api)) {
      const parsed = parseMediaType(media.type);
      const isText = parsed && (isJson(parsed) || parsed.subtype === 'x-www-form-urlencoded');
      for (const schema of isText && media.schema ? walk.from(media.schema.node) : []) {
        if (stringAt(schema, 'format') !== 'binary') continue;
        yield diagnose(member(schema, 'format') ?? schema, {
          message: `\`binary\` stands in a body of \`${media.type}\`, which holds text.`,
          fix: 'Write `format: byte` (`contentEncoding: base64` from 3.1 on), or send it as `multipart/form-data`.',
        });
      }
    }
  },
};
