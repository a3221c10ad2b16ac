import { combinedHeader } from '../../http/message.js';
import type { Operation } from '../../openapi/api.js';
import { itemAnswer, itemsAnswer, listAnswer } from './answer-bodies.js';
import { answerHeaders } from './answer-headers.js';
import { changedItem } from './changed-item.js';
import { conflictWith } from './conflicts.js';
import type { Resource, Role } from './infer-resources.js';
import { createdItem, writableMembers } from './item-values.js';
import { newItem, writingOf } from './new-item.js';
import { declaredMembers, type Members } from './overlay.js';
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
  if (role.isMany) {
    const isFew = Array.isArray(request.value) && request.value.length <= mostAtOnce;
    return isFew ? createMany(action) : undefined;
  }
  if (role.act === 'create') return create(action);
  const id = namedId(role, operation, pathParameters, request.value);
  if (id === undefined) return undefined;
  if (role.act === 'remove') return remove(action, id);
  const item = collection.items.get(id);
  const isLeft = !item && !isMissable(role.resource, operation);
  if (role.act !== 'read' && !(role.isAction && isLeft)) return write(action, id);
  if (!item) return isLeft ? undefined : notFound(operation, id);
  if (isUnmodified(request, item)) {
    return { status: 304, headers: answerHeaders(operation, 304, { ETag: entityTag(item) }) };
  }
  return itemAnswer(request, role, success, item);
}

function create({ request, role, success, seen, store, now }: Action): Promise<StatefulAnswer> {
  return changeSeen(store, seen, (collection): Decision<StatefulAnswer> => {
    const made = newItem(writingOf(request, now), role.resource, { name: seen.name, collection });
    if ('refuse' in made) return { result: made };
    const answer = itemAnswer(request, role, success, made.item);
    return { changes: { put: [made.item] }, result: withLocation(answer, request, role, made.item) };
  });
}

/** How many items one request makes; others are answered from the document. */
const mostAtOnce = 1_000;

/** All of a list, or none where one of them is refused. */
function createMany({ request, role, success, seen, store, now }: Action): Promise<StatefulAnswer> {
  const writing = writingOf(request, now);
  const bodies = request.value as readonly unknown[];
  return changeSeen(store, seen, ({ items, lastNumber }): Decision<StatefulAnswer> => {
    const growing = { items: new Map(items), lastNumber };
    const put: Item[] = [];
    for (const body of bodies) {
      const made = newItem({ ...writing, body }, role.resource, { name: seen.name, collection: growing });
      if ('refuse' in made) return { result: made };
      put.push(made.item);
      growing.items.set(made.item.id, made.item);
      growing.lastNumber = Math.max(growing.lastNumber, made.item.order);
    }
    return { changes: { put }, result: itemsAnswer(request, role, success, put) };
  });
}

function write({ request, role, success, seen, store, now }: Action, id: string): Promise<StatefulAnswer> {
  const { operation } = request;
  const shape = shapeOf(role.resource);
  const body = writableMembers(shape.part, operation, request.value);
  const mayCreate = createsByPut(operation) && !role.isAction;
  return changeSeen(store, seen, (collection): Decision<StatefulAnswer> => {
    const { items } = collection;
    const before = items.get(id);
    if (!before && !mayCreate) return { result: notFound(operation, id) };
    const failed = failedPrecondition(request, before);
    if (failed) return { result: failed };
    const others = [...items.values()].filter((item) => item.id !== id);
    const conflict = conflictWith(operation, body, undefined, others);
    if (conflict) return { result: conflict };
    const writing = {
      ...writingOf(request, now),
      ...(role.isAction ? { body: declaredMembers(shape.part, body) } : {}),
    };
    const after = before
      ? changedItem(role.act, shape, writing, before.value as Members)
      : { value: createdItem(shape, writing, id) };
    if ('why' in after) {
      return {
        result: { refuse: [409, 422, 400], detail: `The patch does not fit what there is: ${after.why}.` },
      };
    }
    const order = before?.order ?? nextNumber(collection);
    const item: Item = { id, order, value: after.value, isSeed: before?.isSeed ?? false };
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
