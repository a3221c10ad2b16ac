import { headerValue } from '../../http/message.js';
import type { Operation } from '../../openapi/api.js';
import { isMapping } from '../../openapi/document-node.js';
import { joinPointer } from '../../source/json-pointer.js';
import type { Case } from '../case.js';
import { type Exchange, statusOf, succeeded } from '../exchange.js';
import { readId } from '../harvest/read-ids.js';
import { expressionNames, isCreate, readTemplate } from '../harvest/resource-path.js';
import type { RequestPlan } from '../request-plan.js';
import { planFor, type RunContext } from '../run-context.js';
import { findCollection, findReading, type Reading } from './find-reading.js';
import { readItems } from './read-items.js';
import { type Fields, resourceIn, type Shown } from './resource-in.js';

/** What a read told: the resource, or that it is not there (404 or 410). */
export type Seen =
  | ({ readonly isThere: true; readonly exchange: Exchange } & Shown)
  | { readonly isThere: false; readonly exchange: Exchange };

/**
 * Reads the resource that an operation writes, by another operation: the one that the plan names or, after a POST, the one that it
 * created; `undefined` where the answer proves nothing.
 */
export type ResourceReader = (written?: Exchange) => Promise<Seen | undefined>;

/** Finds the operation that reads what the plan's operation writes, by any of the names; `undefined` where the document has none. */
export function readerFor(
  context: RunContext,
  plan: RequestPlan,
  names: ReadonlySet<string>,
): ResourceReader | undefined {
  const reading = findReading(context.api, plan.operation, plan.known.bodyIds.length > 0);
  if (!reading) return undefined;
  return async (written) => {
    const id = resourceId(context, plan, written);
    if (id === undefined && (reading.idParameter !== undefined || reading.shows === 'collection')) {
      return undefined;
    }
    const exchange = await sendRead(
      context,
      reading.operation,
      valuesFor(pathValues(plan, written), reading, id),
    );
    if (!exchange?.delivery.ok) return undefined;
    if (reading.shows === 'collection') {
      const items = succeeded(exchange) ? readItems(exchange.judgement?.value) : [];
      const item = items.find(
        ({ fields }) => String(readId(fields, 'id', reading.operation.path)) === String(id),
      );
      return item && { isThere: true, exchange, ...item };
    }
    if ([404, 410].includes(statusOf(exchange))) return { isThere: false, exchange };
    const shown = succeeded(exchange) ? resourceIn(exchange.judgement?.value, names) : undefined;
    return shown && { isThere: true, exchange, ...shown };
  };
}

/** What a collection shows: the items of its first page and, where it tells, how many there are in all. */
export interface Collection {
  readonly items: readonly Fields[];
  readonly total?: number;
}

/** The collection that the plan's resource is in; `undefined` where it cannot be read. */
export async function readCollection(
  context: RunContext,
  plan: RequestPlan,
): Promise<Collection | undefined> {
  const operation = findCollection(context.api, plan.operation);
  if (!operation) return undefined;
  const exchange = await sendRead(
    context,
    operation,
    valuesFor(pathValues(plan, undefined), { operation, shows: 'collection' }),
  );
  if (!exchange || !succeeded(exchange)) return undefined;
  const total = totalIn(exchange);
  const items = readItems(exchange.judgement?.value).map(({ fields }) => fields);
  return { items, ...(total === undefined ? {} : { total }) };
}

/** How many items there are in all, by a header or a property that is named so. */
function totalIn({ delivery, judgement }: Exchange): number | undefined {
  const text = delivery.ok ? headerValue(delivery.response.headers, 'x-total-count') : undefined;
  if (text !== undefined && /^\d+$/.test(text)) return Number(text);
  const answer = judgement?.value;
  const places = isMapping(answer) ? [answer, ...Object.values(answer).filter(isMapping)] : [];
  return places
    .flatMap((place) => Object.entries(place))
    .filter(([name]) => /^total([_-]?(count|items|results|elements|records))?$/i.test(name))
    .map(([, value]) => value)
    .find((value): value is number => typeof value === 'number');
}

async function sendRead(
  context: RunContext,
  operation: Operation,
  values: Fields,
): Promise<Exchange | undefined> {
  const plan = planFor(context, operation, values);
  if (plan.obstacle !== undefined) return undefined;
  const place = { location: 'request', pointer: '', rule: operation.node } as const;
  const planned: Case = { class: 'valid', label: 'the next read', place, request: plan.request() };
  return context.wire.exchange(operation, planned);
}

/** The values of the reading path's parameters: those of the writing path by place, then the id. */
function valuesFor(written: readonly unknown[], { operation, idParameter }: Reading, id?: unknown): Fields {
  const values = expressionNames(operation.path).flatMap((name, index): [string, unknown][] => {
    return name !== idParameter && written[index] !== undefined ? [[name, written[index]]] : [];
  });
  return { ...Object.fromEntries(values), ...(idParameter === undefined ? {} : { [idParameter]: id }) };
}

/** What stands for the expressions of the writing path: in the request that was sent, else in the plan. */
function pathValues({ operation, basePath, known }: RequestPlan, written: Exchange | undefined): unknown[] {
  const path = written?.request.target.slice(basePath.length).replace(/[?#].*$/s, '');
  const sent = path === undefined ? undefined : readTemplate(operation.path, path);
  return sent ?? expressionNames(operation.path).map((name) => known.parameters.get(`path ${name}`));
}

/** The id of what was written: in the path, in the body that was sent, or in the answer's `Location` or body. */
function resourceId(context: RunContext, plan: RequestPlan, written: Exchange | undefined): unknown {
  const { operation, known } = plan;
  if (!isCreate(context.api, operation)) {
    const [bodyId] = known.bodyIds;
    if (bodyId !== undefined) return known.body[joinPointer('', bodyId)]?.[0];
    return pathValues(plan, written).at(-1);
  }
  if (!written?.delivery.ok) return undefined;
  const location = headerValue(written.delivery.response.headers, 'location');
  const last = location === undefined ? undefined : /([^/?#]+)\/?(?:[?#].*)?$/.exec(location)?.[1];
  return last === undefined ? readId(written.judgement?.value, 'id', operation.path) : decode(last);
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
