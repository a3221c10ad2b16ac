import { parseMediaType } from '../../exchange/media-type.js';
import { headerValue } from '../../http/message.js';
import { conflictWith } from './conflicts.js';
import type { Resource } from './infer-resources.js';
import { createdItem, type Writing, writableMembers } from './item-values.js';
import { freeId, newId } from './new-id.js';
import type { Members } from './overlay.js';
import { shapeOf } from './resource-shape.js';
import type { SeenCollection } from './seeded-collections.js';
import { type Item, nextNumber } from './state-store.js';
import type { Refusal, StatefulRequest } from './stateful-request.js';

/** What a request makes in a collection, or why it makes nothing. */
export function newItem(
  writing: Writing,
  resource: Resource,
  { name, collection }: SeenCollection,
): { readonly item: Item } | Refusal {
  const { operation } = writing;
  const { items } = collection;
  const shape = shapeOf(resource);
  const body = writableMembers(shape.part, operation, writing.body);
  const sent = sentId(shape.idProperty, body);
  const conflict = conflictWith(
    operation,
    body,
    sent === undefined ? undefined : String(sent),
    items.values(),
  );
  if (conflict) return conflict;
  const order = nextNumber(collection);
  const free = sent === undefined ? freeId(shape, name, order, (id) => items.has(id)) : undefined;
  const { id, number } = free ?? { id: sent ?? newId(shape, name, order), number: order };
  const value = createdItem(shape, writing, id);
  return { item: { id: String(id), order: number, value, isSeed: false } };
}

/** A request as what writes an item. */
export function writingOf(
  { operation, pathParameters, value: body, headers }: StatefulRequest,
  now: Date,
): Writing {
  const isMergePatch =
    parseMediaType(headerValue(headers, 'content-type') ?? '')?.subtype === 'merge-patch+json';
  return { operation, parameters: Object.fromEntries(pathParameters), body, isMergePatch, now };
}

/** The id that the client gives a new item. */
function sentId(idProperty: string | undefined, body: Members): string | number | undefined {
  const id = idProperty === undefined ? undefined : body[idProperty];
  return (typeof id === 'string' && id !== '') || typeof id === 'number' ? id : undefined;
}
