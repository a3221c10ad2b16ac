import { member } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';
import { everyServer } from '../../servers.js';
import { isUnencrypted } from '../../unencrypted.js';

/** A server that is spoken to without encryption; one's own machine is no matter. */
export const insecureServer: Rule = {
  code: 'insecure-server',
  severity: 'warning',
  summary: 'A server is reached by `http://`.',
  why: 'Credentials and bodies can be read and changed on the way.',
  example: {
    of: 'document',
    before: "servers: [{url: 'http://api.example.com'}]",
    after: "servers: [{url: 'https://api.example.com'}]",
  },
  *check(api, { diagnose }) {
    for (const { node, url } of everyServer(api)) {
      if (!isUnencrypted(url)) continue;
      yield diagnose(member(node, 'url') ?? node, {
        message: `\`${url}\` is not encrypted.`,
        fix: 'Write `https://`.',
        text: url.slice(0, 'http://'.length),
      });
    }
  },
};
