import { type DocumentNode, isMapping, member, members, stringAt } from '../document-node.js';
import { makeMapping, makeValue } from '../made-node.js';

/** The grants of 2.0 under their names in 3.0. */
const flows: Readonly<Record<string, string>> = {
  implicit: 'implicit',
  password: 'password',
  application: 'clientCredentials',
  accessCode: 'authorizationCode',
};

/** `securityDefinitions` as `securitySchemes`: `basic` is `http`, an OAuth flow stands under `flows`. */
export function upgradeSecuritySchemes(definitions: DocumentNode): DocumentNode {
  return makeMapping(
    definitions,
    members(definitions).map(({ key, node }) => [key, upgradeScheme(node)]),
  );
}

function upgradeScheme(node: DocumentNode): DocumentNode {
  const type = member(node, 'type');
  if (!type || !isMapping(node.value)) return node;
  if (type.value === 'basic') {
    return makeMapping(node, [
      ['type', makeValue(type, 'http')],
      ['scheme', makeValue(type, 'basic')],
      ['description', member(node, 'description')],
    ]);
  }
  const written = stringAt(node, 'flow') ?? '';
  const flow = Object.hasOwn(flows, written) ? flows[written] : undefined;
  if (type.value !== 'oauth2' || flow === undefined) return node;
  const grant = makeMapping(member(node, 'flow') ?? node, [
    ['authorizationUrl', member(node, 'authorizationUrl')],
    ['tokenUrl', member(node, 'tokenUrl')],
    ['scopes', member(node, 'scopes') ?? makeValue(node, {})],
  ]);
  return makeMapping(node, [
    ['type', type],
    ['description', member(node, 'description')],
    ['flows', makeMapping(node, [[flow, grant]])],
  ]);
}
