import { itemsOf, type SchemaPart } from '../../exchange/schema-types.js';
import type { MediaType } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { validatorOf } from '../../schema/compile.js';
import { withoutWriteOnly } from '../without-write-only.js';
import { answerHeaders } from './answer-headers.js';
import { exampleValues } from './example-values.js';
import type { Resource, Role } from './infer-resources.js';
import { withPageFacts } from './list-body.js';
import { readListQuery } from './list-query.js';
import type { Members } from './overlay.js';
import { pageHeaders } from './page-headers.js';
import { entityTag } from './preconditions.js';
import { itemOf, listOf, shapeOf } from './resource-shape.js';
import { readSpot, writeSpot } from './resource-spot.js';
import { pageOf, selectValues } from './select-values.js';
import { showValue } from './show-value.js';
import type { Collection, Item } from './state-store.js';
import type { StatefulAnswer, StatefulRequest } from './stateful-request.js';
import type { Success } from './success.js';

/** An answer that shows an item, in the envelope that the document gives it. */
export function itemAnswer(
  { operation }: StatefulRequest,
  { resource }: Role,
  { status, offered }: Success,
  item: Item,
): StatefulAnswer {
  const headers = answerHeaders(operation, status, { ETag: entityTag(item) });
  if (!offered) return { status, headers };
  const { mediaType } = offered;
  const [base] = exampleValues(mediaType).values;
  const spot = itemOf(operation, resource, mediaType);
  const inner = spot && readSpot(base, spot.path);
  if (!spot || !isMapping(inner)) return { status, headers, content: { ...offered, value: base } };
  const members = showValue(spot.part, inner, item.value as Members);
  const value = withoutWriteOnly(mediaType.schema, writeSpot(base, spot.path, members));
  return { status, headers, content: { ...offered, value } };
}

/** An answer that lists what the query selects of a collection, a page of it. */
export function listAnswer(
  { operation, parameters, target }: StatefulRequest,
  { resource }: Role,
  { status, offered }: Success,
  collection: Collection,
): StatefulAnswer {
  const spot = offered && listOf(offered.mediaType);
  if (!spot) return { status, headers: answerHeaders(operation, status) };
  const { mediaType } = offered;
  const part = itemsOf(spot.part);
  const sent = Object.fromEntries(parameters);
  const query = readListQuery(operation, sent, part);
  const selected = selectValues(query, [...collection.items.values()], ({ value }) => value as Members);
  const { start, items } = pageOf(query, selected, ({ id }) => id);
  const [body] = exampleValues(mediaType).values;
  const list = writeSpot(body, spot.path, shownItems(part, mediaType, resource, items));
  const whole = mediaType.schema?.schema('response') ?? true;
  const last = items.at(-1)?.id;
  const facts = {
    page: query.page,
    start,
    count: items.length,
    total: selected.length,
    target,
    query: sent,
    ...(last === undefined ? {} : { last }),
  };
  const told = isMapping(list) ? withPageFacts({ schema: whole, root: whole }, list, facts) : list;
  const candidates = [told, list].map((value) => withoutWriteOnly(mediaType.schema, value));
  const fitting = candidates.find((value) => validatorOf(whole).validate(value).length === 0) ?? body;
  const headers = answerHeaders(operation, status, pageHeaders(operation, status, facts));
  return { status, headers, content: { ...offered, value: fitting } };
}

/** An answer that lists items that were made together. */
export function itemsAnswer(
  { operation }: StatefulRequest,
  { resource }: Role,
  { status, offered }: Success,
  items: readonly Item[],
): StatefulAnswer {
  const headers = answerHeaders(operation, status);
  if (!offered) return { status, headers };
  const { mediaType } = offered;
  const spot = listOf(mediaType);
  const [body] = exampleValues(mediaType).values;
  const list = spot && writeSpot(body, spot.path, shownItems(itemsOf(spot.part), mediaType, resource, items));
  const value = spot ? withoutWriteOnly(mediaType.schema, list) : body;
  const schema = mediaType.schema?.schema('response') ?? true;
  return {
    status,
    headers,
    content: { ...offered, value: validatorOf(schema).conforms(value) ? value : body },
  };
}

function shownItems(
  part: SchemaPart,
  mediaType: MediaType,
  resource: Resource,
  items: readonly Item[],
): readonly Members[] {
  const base = exampleItem(part, mediaType, resource);
  return items.map(({ value }) => showValue(part, base, value as Members));
}

/** What an item of a list shows where the stored value has nothing to show. */
function exampleItem(part: SchemaPart, mediaType: MediaType, resource: Resource): Members {
  const spot = listOf(mediaType);
  const inner = spot && readSpot(exampleValues(mediaType).values[0], spot.path);
  const first: unknown = Array.isArray(inner) ? inner[0] : undefined;
  if (isMapping(first)) return first;
  return showValue(part, {}, shapeOf(resource).examples[0] ?? {});
}
