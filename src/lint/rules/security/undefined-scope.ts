import {
  type DocumentNode,
  isMapping,
  items,
  member,
  members,
  stringAt,
} from '../../../openapi/document-node.js';
import { everyOperation } from '../../../openapi/every-operation.js';
import { dialectOf } from '../../../openapi/schema-dialect.js';
import type { Rule } from '../../rule.js';

/** The scopes that `security` asks for are those of the scheme's flows (OpenAPI 3.1 §4.8.30). */
export const undefinedScope: Rule = {
  code: 'undefined-scope',
  severity: 'error',
  summary: 'An operation asks for a scope that its scheme does not have.',
  why: 'No token can carry it, so that no caller can be let in.',
  example: {
    of: 'document',
    before:
      "paths: {/pets: {get: {security: [{login: [write]}], responses: {'204': {description: none}, '401': {description: no}}}}}\ncomponents: {securitySchemes: {login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {read: reads}}}}}}",
    after:
      "paths: {/pets: {get: {security: [{login: [read]}], responses: {'204': {description: none}, '401': {description: no}}}}}\ncomponents: {securitySchemes: {login: {type: oauth2, flows: {clientCredentials: {tokenUrl: 'https://a.example/token', scopes: {read: reads}}}}}}",
  },
  *check(api, { diagnose }) {
    const takesRoles = dialectOf(api.openapiVersion) === '3.1';
    for (const holder of [api.root, ...[...everyOperation(api)].map(({ node }) => node)]) {
      for (const requirement of items(member(holder, 'security'))) {
        for (const { key, node } of members(requirement)) {
          const scheme = api.securitySchemes.get(key);
          // Flows that cannot be read are a finding of their own.
          if (!scheme || hasUnreadScopes(scheme.node)) continue;
          const defined = definedScopes(scheme.node);
          // Of other schemes the list is empty before 3.1, and names roles from there on.
          if (!defined && (takesRoles || stringAt(scheme.node, 'type') === 'openIdConnect')) continue;
          for (const scope of items(node)) {
            if (typeof scope.value !== 'string' || defined?.has(scope.value)) continue;
            yield diagnose(scope, {
              message: `\`${key}\` has no scope \`${scope.value}\`.`,
              fix: defined
                ? 'Define it in a flow of the scheme, or correct the name.'
                : 'Write an empty list.',
            });
          }
        }
      }
    }
  },
};

/** Of an OAuth 2 scheme, the scopes of all its flows. */
function definedScopes(scheme: DocumentNode): Set<string> | undefined {
  if (stringAt(scheme, 'type') !== 'oauth2') return undefined;
  const flows = members(member(scheme, 'flows'));
  return new Set(flows.flatMap(({ node }) => members(member(node, 'scopes')).map(({ key }) => key)));
}

function hasUnreadScopes(scheme: DocumentNode): boolean {
  if (stringAt(scheme, 'type') !== 'oauth2') return false;
  const flows = member(scheme, 'flows');
  return !flows || members(flows).some(({ node }) => !isMapping(member(node, 'scopes')?.value));
}
