import { type DocumentNode, isMapping, items, member, members, stringAt } from '../document-node.js';
import { makeMapping, makeSequence, makeValue } from '../made-node.js';
import { isPathItem } from '../path-item-fields.js';
import { upgradeBody } from './upgrade-body.js';
import { upgradeParameter } from './upgrade-parameter.js';
import { upgradeResponse } from './upgrade-response.js';
import { upgradeSecuritySchemes } from './upgrade-security.js';
import { upgradeServers } from './upgrade-servers.js';
import type { Upgrading } from './upgrading.js';

const methods = new Set(['get', 'put', 'post', 'delete', 'options', 'head', 'patch']);

/**
 * A Swagger 2.0 document in the shape of OpenAPI 3.0. Nothing is copied: every part is the node that was written, or a
 * made one at its place, so that findings point into the 2.0 file. Schemas and their `$ref`s stay as written: these lead into the 2.0 file, too.
 */
export function upgradeDocument(root: DocumentNode, upgrading: Upgrading): DocumentNode {
  const kept = ['info', 'tags', 'externalDocs', 'security'];
  const definitions = member(root, 'securityDefinitions');
  const paths = member(root, 'paths');
  return makeMapping(root, [
    ['openapi', makeValue(member(root, 'swagger') ?? root, '3.0.4')],
    ...kept.map((key) => [key, member(root, key)] as const),
    ['servers', upgradeServers(root, member(root, 'schemes'))],
    [
      'components',
      makeMapping(root, [
        ['schemas', member(root, 'definitions')],
        ['securitySchemes', definitions && upgradeSecuritySchemes(definitions)],
      ]),
    ],
    [
      'paths',
      paths &&
        makeMapping(
          paths,
          members(paths).map(({ key, node }) => [
            key,
            key.startsWith('/') ? upgradePathItem(root, node, upgrading) : node,
          ]),
        ),
    ],
    ...extensions(root),
  ]);
}

function upgradePathItem(root: DocumentNode, written: DocumentNode, upgrading: Upgrading): DocumentNode {
  const pathItem = upgrading.resolve(written);
  if (!pathItem) return makeMapping(written, []);
  if (!isMapping(pathItem.value)) return pathItem;
  if (pathItem !== written && !isPathItem(pathItem.value)) return makeValue(written, null);
  const shared = resolveParameters(pathItem, upgrading);
  const ordinary = shared.filter((parameter) => !isBodyPart(parameter));
  const bodyParts = shared.filter(isBodyPart);
  return makeMapping(pathItem, [
    ...members(pathItem).flatMap(({ key, node }) =>
      methods.has(key) ? [[key, upgradeOperation(root, node, bodyParts, upgrading)] as const] : [],
    ),
    ['parameters', upgradeParameters(pathItem, ordinary, upgrading)],
    ...extensions(pathItem),
  ]);
}

function upgradeOperation(
  root: DocumentNode,
  operation: DocumentNode,
  sharedBody: readonly DocumentNode[],
  upgrading: Upgrading,
): DocumentNode {
  if (!isMapping(operation.value)) return operation;
  const own = resolveParameters(operation, upgrading);
  const ownNames = new Set(
    own.map((parameter) => `${stringAt(parameter, 'in')} ${stringAt(parameter, 'name')}`),
  );
  const inherited = sharedBody.filter(
    (parameter) => !ownNames.has(`${stringAt(parameter, 'in')} ${stringAt(parameter, 'name')}`),
  );
  const consumes = member(operation, 'consumes') ?? member(root, 'consumes');
  const produces = member(operation, 'produces') ?? member(root, 'produces');
  const schemes = member(operation, 'schemes');
  const responses = member(operation, 'responses');
  const kept = ['tags', 'summary', 'description', 'externalDocs', 'operationId', 'deprecated', 'security'];
  return makeMapping(operation, [
    ...kept.map((key) => [key, member(operation, key)] as const),
    [
      'parameters',
      upgradeParameters(
        operation,
        own.filter((parameter) => !isBodyPart(parameter)),
        upgrading,
      ),
    ],
    ['requestBody', upgradeBody(upgrading, [...inherited, ...own.filter(isBodyPart)], consumes)],
    [
      'responses',
      responses &&
        makeMapping(
          responses,
          members(responses).map(({ key, node }) => [
            key,
            key.startsWith('x-') ? node : upgradeResponse(upgrading, node, produces),
          ]),
        ),
    ],
    ['servers', schemes && upgradeServers(root, schemes)],
    ...extensions(operation),
  ]);
}

function resolveParameters(owner: DocumentNode, upgrading: Upgrading): DocumentNode[] {
  return items(member(owner, 'parameters')).flatMap((written) => upgrading.resolve(written) ?? []);
}

function upgradeParameters(
  owner: DocumentNode,
  parameters: readonly DocumentNode[],
  upgrading: Upgrading,
): DocumentNode | undefined {
  const list = member(owner, 'parameters');
  if (!list) return undefined;
  return makeSequence(
    list,
    parameters.map((parameter) =>
      isMapping(parameter.value) ? upgradeParameter(upgrading, parameter) : parameter,
    ),
  );
}

function isBodyPart(parameter: DocumentNode): boolean {
  const place = stringAt(parameter, 'in');
  return place === 'body' || place === 'formData';
}

function extensions(owner: DocumentNode): (readonly [string, DocumentNode])[] {
  return members(owner).flatMap(({ key, node }) => (key.startsWith('x-') ? [[key, node] as const] : []));
}
