import { type DocumentNode, member, stringAt } from '../../../openapi/document-node.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import type { Rule } from '../../rule.js';
import { everyServer } from '../../servers.js';

/** Paths begin with a slash and are appended to the server's URL (OpenAPI 3.1 §4.8.8.1). */
export const serverEndsInSlash: Rule = {
  code: 'server-ends-in-slash',
  severity: 'warning',
  summary: 'A server URL ends in a slash.',
  why: 'Every path is put behind it with a slash of its own: `//pets`, which servers take for another address.',
  example: {
    of: 'document',
    before: "servers: [{url: 'https://api.example.com/v1/'}]",
    after: "servers: [{url: 'https://api.example.com/v1'}]",
  },
  *check(api, { diagnose }) {
    // OpenAPI 2.0 has it in two parts.
    const { file } = api.root;
    const written: DocumentNode = { file, pointer: '', value: file.value };
    const base = dialectOf(api.openapiVersion) === '2.0' ? stringAt(written, 'basePath') : undefined;
    if (base !== undefined && base !== '/' && base.endsWith('/')) {
      yield diagnose(member(written, 'basePath') ?? written, {
        message: `\`${base}\` ends in a slash, and every path begins with one.`,
        fix: `Write \`${base.replace(/\/+$/, '')}\`.`,
      });
    }
    for (const { node, url } of everyServer(api)) {
      // What has no host is a finding of its own.
      if (url === '/' || !url.endsWith('/') || url.endsWith('//')) continue;
      yield diagnose(member(node, 'url') ?? node, {
        message: `\`${url}\` ends in a slash, and every path begins with one.`,
        fix: `Write \`${url.replace(/\/+$/, '')}\`.`,
      });
    }
  },
};
