import { type DocumentNode, isMapping, member, members, stringAt } from '../../../openapi/document-node.js';
import { authorizationUrls } from '../../authorization-urls.js';
import type { Rule } from '../../rule.js';

/** What a caller needs to get a token: a flow, and addresses that are URLs (OpenAPI 3.1 §4.8.29, §4.8.27.1). */
export const unusableFlow: Rule = {
  code: 'unusable-flow',
  severity: 'error',
  summary: 'An OAuth 2 scheme has no flow, or an address of it is no URL.',
  why: 'No caller can get the token that the operations ask for.',
  example: {
    of: 'document',
    before: 'security: [{login: []}]\ncomponents: {securitySchemes: {login: {type: oauth2, flows: {}}}}',
    after:
      "security: [{login: []}]\ncomponents: {securitySchemes: {login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {}}}}}}",
  },
  *check(api, { diagnose }) {
    const components = member(api.root, 'components');
    for (const { key, node: scheme } of members(components && member(components, 'securitySchemes'))) {
      const flows = stringAt(scheme, 'type') === 'oauth2' ? member(scheme, 'flows') : undefined;
      if (flows && isEmpty(flows)) {
        yield diagnose(
          flows,
          { message: `\`${key}\` has no flow by which a token is got.`, fix: 'Describe one.' },
          'key',
        );
      }
      for (const { node, url } of authorizationUrls(scheme)) {
        // A relative one is resolved against where the document is.
        if (url !== '' && !/\s/.test(url) && URL.canParse(url, 'https://document.example/')) continue;
        yield diagnose(node, { message: `\`${url}\` is no URL.`, fix: 'Write the address.' });
      }
    }
  },
};

function isEmpty({ value }: DocumentNode): boolean {
  return isMapping(value) && !Object.keys(value).some((name) => !name.startsWith('x-'));
}
