import { parseMediaType } from '../../exchange/media-type.js';
import { combinedHeader, headerValue } from '../../http/message.js';
import type { Operation } from '../../openapi/api.js';
import { itemAnswer, listAnswer } from './answer-bodies.js';
import { answerHeaders } from './answer-headers.js';
import { conflictWith } from './conflicts.js';
import type { Resource, Role } from './infer-resources.js';
import { createdItem, patchedItem, replacedItem, type Writing, writableMembers } from './item-values.js';
import { freeId, newId } from './new-id.js';
import type { Members } from './overlay.js';
import { namedId, renamed } from './place-of-items.js';
import { entityTag, failedPrecondition, isUnmodified } from './preconditions.js';
import { shapeOf } from './resource-shape.js';
import {
  changeSeen,
  createsByPut,
  isCreatable,
  type SeededCollections,
  type SeenCollection,
} from './seeded-collections.js';
import { type Decision, type Item, nextNumber, type StateStore } from './state-store.js';
import type { StatefulAnswer, StatefulRequest } from './stateful-request.js';
import { type Success, successOf } from './success.js';

/** A request in the act of its role. */
interface Action {
  readonly request: StatefulRequest;
  readonly role: Role;
  readonly success: Success;
  readonly seen: SeenCollection;
  readonly store: StateStore;
  readonly now: Date;
}

/** Answers a request from what earlier ones wrote, and keeps what it writes; `undefined` where the operation keeps nothing. */
export async function answerFromState(
  collections: SeededCollections,
  store: StateStore,
  request: StatefulRequest,
  now: Date,
): Promise<StatefulAnswer | undefined> {
  const { source, operation, pathParameters, headers } = request;
  for (const parent of collections.parents(source, operation)) {
    if (!isMissable(parent, operation)) continue;
    if (await collections.findParent(source, parent, operation.path, pathParameters)) continue;
    const own = renamed(pathParameters, operation.path, parent.itemPath ?? '');
    return notFound(operation, [...own.values()].at(-1) ?? '');
  }
  const role = collections.roleOf(source, operation);
  const success = role && successOf(operation, combinedHeader(headers, 'accept'));
  if (!success) return undefined;
  const own = renamed(pathParameters, operation.path, role.resource.path);
  const seen = await collections.look(source, role.resource, own);
  const { collection } = seen;
  const action: Action = { request, role, success, seen, store, now };
  if (role.act === 'list') return listAnswer(request, role, success, collection);
  if (role.act === 'create') return create(action);
  const id = namedId(role, operation, pathParameters, request.value);
  if (id === undefined) return undefined;
  if (role.act === 'remove') return remove(action, id);
  if (role.act !== 'read') return write(action, id);
  const item = collection.items.get(id);
  if (!item) return isMissable(role.resource, operation) ? notFound(operation, id) : undefined;
  if (isUnmodified(request, item)) {
    return { status: 304, headers: answerHeaders(operation, 304, { ETag: entityTag(item) }) };
  }
  return itemAnswer(request, role, success, item);
}

function create({ request, role, success, seen, store, now }: Action): Promise<StatefulAnswer> {
  const { operation } = request;
  const shape = shapeOf(role.resource);
  const body = writableMembers(shape.part, operation, request.value);
  return changeSeen(store, seen, (collection): Decision<StatefulAnswer> => {
    const { items } = collection;
    const sent = sentId(shape.idProperty, body);
    const conflict = conflictWith(
      operation,
      body,
      sent === undefined ? undefined : String(sent),
      items.values(),
    );
    if (conflict) return { result: conflict };
    const order = nextNumber(collection);
    const free = sent === undefined ? freeId(shape, seen.name, order, (id) => items.has(id)) : undefined;
    const { id, number } = free ?? { id: sent ?? newId(shape, seen.name, order), number: order };
    const value = createdItem(shape, writingOf(request, now), id);
    const item: Item = { id: String(id), order: number, value, isSeed: false };
    const answer = itemAnswer(request, role, success, item);
    return { changes: { put: [item] }, result: withLocation(answer, request, role, item) };
  });
}

function write({ request, role, success, seen, store, now }: Action, id: string): Promise<StatefulAnswer> {
  const { operation } = request;
  const shape = shapeOf(role.resource);
  const body = writableMembers(shape.part, operation, request.value);
  const mayCreate = createsByPut(operation);
  const change = role.act === 'replace' ? replacedItem : patchedItem;
  return changeSeen(store, seen, (collection): Decision<StatefulAnswer> => {
    const { items } = collection;
    const before = items.get(id);
    if (!before && !mayCreate) return { result: notFound(operation, id) };
    const failed = failedPrecondition(request, before);
    if (failed) return { result: failed };
    const others = [...items.values()].filter((item) => item.id !== id);
    const conflict = conflictWith(operation, body, undefined, others);
    if (conflict) return { result: conflict };
    const writing = writingOf(request, now);
    const value = before ? change(shape, writing, before.value as Members) : createdItem(shape, writing, id);
    const order = before?.order ?? nextNumber(collection);
    const item: Item = { id, order, value, isSeed: before?.isSeed ?? false };
    const done = before
      ? success
      : (successOf(operation, combinedHeader(request.headers, 'accept'), 201) ?? success);
    return { changes: { put: [item] }, result: itemAnswer(request, role, done, item) };
  });
}

async function remove({ request, role, success, seen, store }: Action, id: string): Promise<StatefulAnswer> {
  const answer = await changeSeen(store, seen, (collection): Decision<StatefulAnswer> => {
    const item = collection.items.get(id);
    if (!item) {
      if (listsMissing(request.operation)) return { result: notFound(request.operation, id) };
      // What is gone already is deleted again (RFC 9110 §9.2.2), where the document knows no other answer.
      return { result: itemAnswer(request, role, success, { id, order: 0, value: {}, isSeed: false }) };
    }
    const failed = failedPrecondition(request, item);
    if (failed) return { result: failed };
    return { changes: { remove: [id] }, result: itemAnswer(request, role, success, item) };
  });
  if ('status' in answer) await store.drop(`${seen.name}/${encodeURIComponent(id)}/`);
  return answer;
}

function writingOf({ operation, pathParameters, value: body, headers }: StatefulRequest, now: Date): Writing {
  const isMergePatch =
    parseMediaType(headerValue(headers, 'content-type') ?? '')?.subtype === 'merge-patch+json';
  return { operation, parameters: Object.fromEntries(pathParameters), body, isMergePatch, now };
}

/** The id that the client gives a new item. */
function sentId(idProperty: string | undefined, body: Members): string | number | undefined {
  const id = idProperty === undefined ? undefined : body[idProperty];
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? id : undefined;
}

/** Where the new item is to be found (RFC 9110 §10.2.2), as a path beside the one that made it. */
function withLocation(
  answer: StatefulAnswer,
  { target }: StatefulRequest,
  { resource }: Role,
  item: Item,
): StatefulAnswer {
  if (!('status' in answer) || answer.status !== 201 || resource.itemPath === undefined) return answer;
  const [path = ''] = target.split('?');
  const location = `${path.replace(/\/$/, '')}/${encodeURIComponent(item.id)}`;
  const others = answer.headers.filter(([name]) => name.toLowerCase() !== 'location');
  return { ...answer, headers: [...others, ['Location', location]] };
}

function listsMissing({ responses }: Operation): boolean {
  return responses.some(({ status }) => ['404', '410', '4XX'].includes(status));
}

/** What no request can make is missed only by an operation that says how. */
function isMissable(resource: Resource, operation: Operation): boolean {
  return isCreatable(resource) || listsMissing(operation);
}

function notFound({ responses }: Operation, id: string): StatefulAnswer {
  const isGone =
    !responses.some(({ status }) => status === '404') && responses.some(({ status }) => status === '410');
  const what = id === '' ? 'There is nothing here' : `There is nothing with the id ${JSON.stringify(id)}`;
  return { refuse: isGone ? [410] : [404], detail: `${what}; it was never made, or it was deleted.` };
}
