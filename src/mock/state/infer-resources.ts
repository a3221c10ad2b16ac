import {
  itemsOf,
  namedSchemaOf,
  propertyNamesOf,
  type SchemaPart,
  typesOf,
} from '../../exchange/schema-types.js';
import type { Api, MediaType, Operation } from '../../openapi/api.js';
import { identityNames, identityProperty, itemParameter, nameless, parentPath } from './path-identity.js';
import { sameName } from './property-names.js';
import { listSpot, resourceSpot } from './resource-spot.js';

/** A kind of thing that an API keeps, as its paths tell. */
export interface Resource {
  /** Path template of the collection: `/users/{userId}/pets`; of a singleton its own path. */
  readonly path: string;
  readonly isSingleton: boolean;
  /** `/users/{userId}/pets/{petId}`; absent for singletons and for collections whose items have no path. */
  readonly itemPath?: string;
  /** Property names in which an item may carry its id, the likeliest first. */
  readonly identity: readonly string[];
  readonly operations: ReadonlyMap<Act, readonly Operation[]>;
}

/** What an operation does to its resource. */
export type Act = 'list' | 'create' | 'read' | 'replace' | 'patch' | 'remove';

/** An operation's part in a resource. */
export interface Role {
  readonly act: Act;
  readonly resource: Resource;
  /** The body property that names the item, where the path does not. */
  readonly idInBody?: string;
  /** It does something to an item, at a path below it, and shows it: `POST /orders/{orderId}/cancel`. */
  readonly isAction?: true;
  /** Its body is a list of items. */
  readonly isMany?: true;
}

/** The roles of an API's operations; those that keep nothing have none. */
export function inferResources(api: Api): ReadonlyMap<Operation, Role> {
  const byPath = new Map<string, Operation[]>();
  for (const operation of api.operations) {
    byPath.set(operation.path, [...(byPath.get(operation.path) ?? []), operation]);
  }
  const drafts = new Map<string, Draft>();
  for (const path of [...byPath.keys(), ...[...byPath.keys()].flatMap(itemPathsAbove)]) {
    if (itemParameter(path) !== undefined) draftOf(drafts, parentPath(path)).itemPath ??= path;
  }
  for (const [path, operations] of byPath) {
    if (itemParameter(path) === undefined && !drafts.has(path)) addLonePath(drafts, path, operations);
  }
  const roles = new Map<Operation, Role>();
  for (const draft of drafts.values()) {
    const resource: Resource & { operations: Map<Act, Operation[]> } = {
      path: draft.path,
      isSingleton: draft.isSingleton,
      ...(draft.itemPath === undefined ? {} : { itemPath: draft.itemPath }),
      identity: draft.itemPath === undefined ? ['id', 'uuid'] : identityNames(draft.itemPath),
      operations: new Map(),
    };
    const onItem = (byPath.get(draft.isSingleton ? draft.path : (draft.itemPath ?? '')) ?? []).flatMap(
      (operation) => roleOnItem(operation, resource),
    );
    const onCollection = draft.isSingleton
      ? []
      : (byPath.get(draft.path) ?? []).flatMap((operation) => roleOnCollection(operation, resource));
    for (const [operation, role] of [...onItem, ...onCollection]) {
      roles.set(operation, role);
      resource.operations.set(role.act, [...(resource.operations.get(role.act) ?? []), operation]);
    }
  }
  for (const operation of api.operations) {
    if (roles.has(operation)) continue;
    const listed = listedBy(operation, roles);
    if (listed && operation.method === 'GET') roles.set(operation, { act: 'list', resource: listed });
    if (listed && operation.method === 'POST' && takesList(operation)) {
      roles.set(operation, { act: 'create', resource: listed, isMany: true });
    }
    const changed = actedOn(operation, roles);
    if (changed) roles.set(operation, { act: 'patch', resource: changed, isAction: true });
  }
  return roles;
}

/** The collection whose items a path beside them answers a list of: `GET /pets/findByStatus`, `POST /pets/bulk` and what `GET /pets/{petId}` reads. */
function listedBy(operation: Operation, roles: ReadonlyMap<Operation, Role>): Resource | undefined {
  if (itemParameter(operation.path) !== undefined) return undefined;
  const listed = successParts(operation).flatMap((part) => {
    const spot = listSpot(part);
    return spot ? [namedSchemaOf(itemsOf(spot.part))] : [];
  });
  for (const { act, resource } of roles.values()) {
    if (act !== 'read' || resource.path !== parentPath(operation.path)) continue;
    const reads = resource.operations.get('read') ?? [];
    const names = reads.flatMap(successParts).map(namedSchemaOf);
    if (names.some((name) => name !== undefined && listed.includes(name))) return resource;
  }
  return undefined;
}

/** The kind of item that an operation below its path shows: `POST /orders/{orderId}/cancel` answers what `GET /orders/{orderId}` reads. */
function actedOn(operation: Operation, roles: ReadonlyMap<Operation, Role>): Resource | undefined {
  if (!['POST', 'PUT', 'PATCH'].includes(operation.method) || itemParameter(operation.path)) return undefined;
  const above = nameless(parentPath(operation.path));
  for (const { act, resource } of roles.values()) {
    if (act !== 'read' || resource.itemPath === undefined || nameless(resource.itemPath) !== above) continue;
    const shown = (each: Operation) =>
      successParts(each).flatMap(
        (part) => namedSchemaOf(resourceSpot(part, resource.identity)?.part ?? part) ?? [],
      );
    const read = (resource.operations.get('read') ?? []).flatMap(shown);
    if (shown(operation).some((name) => read.includes(name))) return resource;
  }
  return undefined;
}

/** What a path leads through: `/pets/{petId}/photo` is below an item, whether that can be asked for or not. */
function itemPathsAbove(path: string): string[] {
  const ends = [...path.matchAll(/\}(?=\/)/g)].map(({ index }) => index + 1);
  return ends.map((end) => path.slice(0, end));
}

interface Draft {
  readonly path: string;
  readonly isSingleton: boolean;
  itemPath?: string;
}

function draftOf(drafts: Map<string, Draft>, path: string): Draft {
  const draft = drafts.get(path) ?? { path, isSingleton: false };
  drafts.set(path, draft);
  return draft;
}

/** A path that nothing stands below: a collection where it lists and creates, or changes what its body names; a thing of its own where it is read and changed. */
function addLonePath(drafts: Map<string, Draft>, path: string, operations: readonly Operation[]): void {
  const has = (method: string) => operations.some((operation) => operation.method === method);
  const read = operations.find(({ method }) => method === 'GET');
  const lists = read !== undefined && successParts(read).some((part) => listSpot(part) !== undefined);
  const names = operations.some((operation) => idInBodyOf(operation, ['id', 'uuid']) !== undefined);
  if (lists && has('POST')) draftOf(drafts, path);
  else if (read && !lists && (has('PUT') || has('PATCH'))) drafts.set(path, { path, isSingleton: true });
  else if (!read && names) draftOf(drafts, path);
}

function roleOnItem(operation: Operation, resource: Resource): [Operation, Role][] {
  const acts: Readonly<Record<string, Act>> = {
    GET: 'read',
    PUT: 'replace',
    PATCH: 'patch',
    DELETE: 'remove',
  };
  // Many APIs change an item by POST on its own path.
  const act = acts[operation.method] ?? (isChangingPost(operation, resource) ? 'patch' : undefined);
  return act === undefined ? [] : [[operation, { act, resource }]];
}

function isChangingPost(operation: Operation, resource: Resource): boolean {
  if (operation.method !== 'POST' || resource.isSingleton) return false;
  return successParts(operation).some((part) => resourceSpot(part, resource.identity) !== undefined);
}

function roleOnCollection(operation: Operation, resource: Resource): [Operation, Role][] {
  if (operation.method === 'GET') {
    const lists = successParts(operation).some((part) => listSpot(part) !== undefined);
    return lists ? [[operation, { act: 'list', resource }]] : [];
  }
  if (operation.method === 'POST') {
    if (takesList(operation)) return [[operation, { act: 'create', resource, isMany: true }]];
    const takesObject = bodyParts(operation).some((part) => !typesOf(part).includes('array'));
    return takesObject || !operation.requestBody ? [[operation, { act: 'create', resource }]] : [];
  }
  const acts: Readonly<Record<string, Act>> = { PUT: 'replace', PATCH: 'patch', DELETE: 'remove' };
  const act = acts[operation.method];
  const idInBody = idInBodyOf(operation, resource.identity);
  return act !== undefined && idInBody !== undefined ? [[operation, { act, resource, idInBody }]] : [];
}

/** Whether a request's body is a list of objects, and never anything else. */
function takesList(operation: Operation): boolean {
  const parts = bodyParts(operation);
  return (
    parts.length > 0 &&
    parts.every((part) => typesOf(part).join() === 'array' && typesOf(itemsOf(part)).includes('object'))
  );
}

function bodyParts(operation: Operation): SchemaPart[] {
  return (operation.requestBody?.content ?? []).map(({ schema }) => {
    const whole = schema?.schema('request') ?? true;
    return { schema: whole, root: whole };
  });
}

/** The body's own id, where PUT, PATCH or DELETE go to a path that names no item. */
function idInBodyOf(operation: Operation, identity: readonly string[]): string | undefined {
  if (!['PUT', 'PATCH', 'DELETE'].includes(operation.method)) return undefined;
  for (const part of bodyParts(operation)) {
    const property = identityProperty(part, identity);
    if (property !== undefined && sameName(propertyNamesOf(part), property) !== undefined) return property;
  }
  return undefined;
}

/** The schemas of an operation's successes. */
export function successParts(operation: Operation): SchemaPart[] {
  return successContent(operation).flatMap(({ schema }) => {
    const whole = schema?.schema('response');
    return whole === undefined ? [] : [{ schema: whole, root: whole }];
  });
}

/** The media types of an operation's successes. */
function successContent(operation: Operation): readonly MediaType[] {
  return operation.responses.filter(({ status }) => status.startsWith('2')).flatMap(({ content }) => content);
}
