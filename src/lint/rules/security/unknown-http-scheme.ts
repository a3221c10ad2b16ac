import { member, members, stringAt } from '../../../openapi/document-node.js';
import type { Rule } from '../../rule.js';

/** The IANA registry of HTTP authentication schemes, in lower case. */
const registered = new Set(
  'basic bearer concealed digest dpop gnap hoba mutual negotiate oauth privatetoken scram-sha-1 scram-sha-256 vapid'.split(
    ' ',
  ),
);

/** The `scheme` of an HTTP security scheme should be registered (OpenAPI 3.1 §4.8.27.1, RFC 9110 §16.4.1). */
export const unknownHttpScheme: Rule = {
  code: 'unknown-http-scheme',
  severity: 'warning',
  summary: 'The `scheme` of an HTTP security scheme is in no registry.',
  why: 'It is what `Authorization` begins with; a misspelt one is refused by every server.',
  example: {
    of: 'document',
    before: 'security: [{key: []}]\ncomponents: {securitySchemes: {key: {type: http, scheme: beerer}}}',
    after: 'security: [{key: []}]\ncomponents: {securitySchemes: {key: {type: http, scheme: bearer}}}',
  },
  *check(api, { diagnose }) {
    const components = member(api.root, 'components');
    for (const { node } of members(components && member(components, 'securitySchemes'))) {
      const scheme = stringAt(node, 'type') === 'http' ? stringAt(node, 'scheme') : undefined;
      if (scheme === undefined || registered.has(scheme.toLowerCase())) continue;
      yield diagnose(member(node, 'scheme') ?? node, {
        message: `\`${scheme}\` is no registered HTTP authentication scheme.`,
        fix: 'Write `basic`, `bearer` or another registered one; for a header of your own, `type: apiKey`.',
      });
    }
  },
};
