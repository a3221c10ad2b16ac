import type { Callback, Operation, Server } from './api.js';
import { buildOperation } from './build-operation.js';
import { buildSecurityRequirements } from './build-security.js';
import { buildServers } from './build-servers.js';
import type { Building } from './building.js';
import { type DocumentNode, diagnoseNode, isMapping, items, member, members } from './document-node.js';
import { makeMapping } from './made-node.js';
import { isPathItem, methods } from './path-item-fields.js';

/** What a path item's operations take from the document around them. */
export interface Surroundings {
  readonly servers: readonly Server[];
  readonly security: Operation['security'];
  /** The names of the security schemes that are written. */
  readonly schemes: ReadonlySet<string>;
  /** The operations of callbacks by node and expression: what several operations share is built once, also in circles. */
  readonly callbacks: Map<string, Operation[]>;
  /** Puts off what would otherwise descend from callback to callback, however long their chain is. */
  later(work: () => void): void;
}

/** The operations of a Path Item Object (OpenAPI 3.2 §4.9), in the order of the methods; under a path, a webhook's name or an expression. */
export function buildPathItem(
  building: Building,
  path: string,
  written: DocumentNode,
  surroundings: Surroundings,
): Operation[] {
  const pathItem = resolvePathItem(building, path, written);
  if (!pathItem) return [];
  if (path.startsWith('/')) reportRepeatedPlaceholders(building, path, written);
  const servers = buildServers(pathItem);
  const shared = items(building.resolve(member(pathItem, 'parameters')));
  return operationNodes(building, pathItem).map(({ method, node }) => {
    const own = buildServers(node);
    const security = member(node, 'security');
    return buildOperation(building, node, {
      method,
      path,
      shared,
      servers: own.length > 0 ? own : servers.length > 0 ? servers : surroundings.servers,
      security: buildSecurityRequirements(building, security, surroundings.schemes) ?? surroundings.security,
      callbacks: buildCallbacks(building, node, surroundings),
    });
  });
}

/** A template that names one parameter twice has no one value for it (OpenAPI 3.1 §4.8.8.2). */
function reportRepeatedPlaceholders(building: Building, path: string, written: DocumentNode): void {
  const names = [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name]) => name);
  const repeated = names.find((name, index) => names.indexOf(name) !== index);
  if (repeated === undefined) return;
  building.report(
    diagnoseNode(
      written,
      {
        code: 'repeated-placeholder',
        severity: 'error',
        message: `The path \`${path}\` names the parameter \`${repeated}\` twice.`,
        fix: 'Give each placeholder a name of its own.',
      },
      'key',
    ),
  );
}

/** Fields beside a path item's `$ref` come first (OpenAPI 3.1 §4.8.9.1 leaves it open; this is what their authors mean). */
function resolvePathItem(building: Building, path: string, written: DocumentNode): DocumentNode | undefined {
  const resolved = building.resolve(written);
  if (resolved && isMapping(resolved.value) && (resolved === written || isPathItem(resolved.value))) {
    if (resolved === written || Object.keys(written.value as object).length === 1) return resolved;
    const fields = [...members(written), ...members(resolved)].filter(({ key }) => key !== '$ref');
    return makeMapping(
      written,
      fields.map(({ key, node }) => [key, node]),
    );
  }
  if (resolved) {
    building.report(
      diagnoseNode(
        written,
        {
          code: 'invalid-path-item',
          severity: 'error',
          message: `The path \`${path}\` holds no operations.`,
          fix: 'Write a mapping from methods to operations.',
        },
        'key',
      ),
    );
  }
  return undefined;
}

function operationNodes(
  building: Building,
  pathItem: DocumentNode,
): { method: string; node: DocumentNode }[] {
  const fixed = methods.map((name) => ({ method: name.toUpperCase(), written: member(pathItem, name) }));
  const additional = members(member(pathItem, 'additionalOperations')).map(({ key, node }) => {
    return { method: key, written: node };
  });
  return [...fixed, ...additional].flatMap(({ method, written }) => {
    if (!written) return [];
    const node = building.resolve(written);
    if (!node || !isMapping(node.value)) return [];
    if (node !== written) building.report(diagnoseOperationReference(written));
    return [{ method, node }];
  });
}

function diagnoseOperationReference(written: DocumentNode) {
  return diagnoseNode(member(written, '$ref') ?? written, {
    code: 'operation-ref',
    severity: 'info' as const,
    message:
      'An operation stands behind `$ref`, which OpenAPI has for path items alone; it is read as meant.',
    fix: 'Let the path item be the reference.',
  });
}

/** A webhook or callback is sent to a server of the caller, which the document does not know. */
function buildCallbacks(building: Building, operation: DocumentNode, surroundings: Surroundings): Callback[] {
  return members(building.resolve(member(operation, 'callbacks'))).flatMap(({ key: name, node: written }) => {
    if (name.startsWith('x-')) return [];
    return members(building.resolve(written))
      .filter(({ key }) => !key.startsWith('x-') && key !== '$ref')
      .map(({ key: expression, node }) => {
        const target = building.references.resolve(node);
        const identity = target.ok ? `${target.node.file.source.path}#${target.node.pointer}` : node.pointer;
        const key = `${identity} ${expression}`;
        const known = surroundings.callbacks.get(key);
        if (known) return { name, expression, operations: known, node };
        const operations: Operation[] = [];
        surroundings.callbacks.set(key, operations);
        const around = { ...surroundings, servers: [] };
        surroundings.later(() => operations.push(...buildPathItem(building, expression, node, around)));
        return { name, expression, operations, node };
      });
  });
}
