import { member, members, stringAt } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** Addresses are kept in logs and histories, and sent on as `Referer` (RFC 6750 §5.3, RFC 9110 §17.9). */
export const credentialInUrl: Rule = {
  code: 'credential-in-url',
  severity: 'info',
  summary: 'A key is sent in the query of the address.',
  why: 'Addresses are written into logs and histories, and the key with them.',
  example: {
    of: 'document',
    before:
      'security: [{key: []}]\ncomponents: {securitySchemes: {key: {type: apiKey, in: query, name: key}}}',
    after:
      'security: [{key: []}]\ncomponents: {securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}}',
  },
  *check(api, { diagnose }) {
    const components = member(api.root, 'components');
    for (const { key, node } of members(components && member(components, 'securitySchemes'))) {
      if (stringAt(node, 'type') !== 'apiKey' || stringAt(node, 'in') !== 'query') continue;
      yield diagnose(member(node, 'in') ?? node, {
        message: `The key of \`${key}\` becomes a part of every address.`,
        fix: 'Send it in a header.',
      });
    }
  },
};
