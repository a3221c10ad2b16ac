import { member, members } from '../../../openapi/document-node.js';
import { authorizationUrls } from '../../authorization-urls.js';
import type { Rule } from '../../rule.js';
import { isUnencrypted } from '../../unencrypted.js';

/** OAuth 2 requires TLS for its addresses (OpenAPI 3.1 §4.8.29.1, RFC 6749 §3.1, §3.2). */
export const insecureAuthorization: Rule = {
  code: 'insecure-authorization',
  severity: 'warning',
  summary: 'Credentials are asked for at an `http://` address.',
  why: 'Passwords and tokens can be read on the way; the standard requires TLS.',
  example: {
    of: 'document',
    before:
      "security: [{login: []}]\ncomponents: {securitySchemes: {login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'http://a.example/token', scopes: {}}}}}}",
    after:
      "security: [{login: []}]\ncomponents: {securitySchemes: {login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}}}",
  },
  *check(api, { diagnose }) {
    const components = member(api.root, 'components');
    for (const { node: scheme } of members(components && member(components, 'securitySchemes'))) {
      for (const { node, url } of authorizationUrls(scheme)) {
        if (!isUnencrypted(url)) continue;
        yield diagnose(node, {
          message: `\`${url}\` is not encrypted.`,
          fix: 'Write `https://`.',
          text: url.slice(0, 'http://'.length),
        });
      }
    }
  },
};
