import { isMapping } from '../../openapi/document-node.js';
import { parsePointer, valueAt } from '../../source/json-pointer.js';
import { statusOf, succeeded } from '../exchange.js';
import { readId } from '../harvest/read-ids.js';
import { isCreate } from '../harvest/resource-path.js';
import type { RawFinding } from '../raw-finding.js';
import { compareValue } from './compare-value.js';
import { describedAt } from './described-at.js';
import type { AcceptedCase, MeaningSite } from './meaning-site.js';
import { readCollection } from './read-resource.js';
import type { Fields } from './resource-in.js';

/** Sends what the contract file declares to be unique with a value that another resource has: it must be refused. */
export async function checkUnique(site: MeaningSite): Promise<RawFinding[]> {
  const { book, plan, promises } = site;
  const findings: RawFinding[] = [];
  for (const [pointer, declared] of Object.entries(promises.meaning.unique ?? {})) {
    const model = site.accepted.find(({ value }) => valueAt(value, pointer) !== undefined);
    const taken = model && (declared[0] ?? (await takenValue(site, pointer)));
    if (!model || taken === undefined) {
      book.uncovered.push(
        `${pointer} is declared unique, but no value that another one has is known: list one in the contract file`,
      );
      continue;
    }
    if (!site.take(1)) continue;
    const value = replaceAt(model.value, parsePointer(pointer), taken);
    const request = plan.request({ body: { value } });
    if (plan.flaws(request).length > 0) continue;
    const exchange = await site.context.wire.exchange(plan.operation, {
      ...model,
      class: 'open',
      label: `${pointer} with the value of another one`,
      request,
      value,
    });
    if (!succeeded(exchange)) continue;
    const schema = plan.mediaType?.schema;
    findings.push({
      code: 'duplicate-accepted',
      severity: 'error',
      location: 'request body',
      pointer,
      message: `\`${pointer}\` took the value of another one with ${statusOf(exchange)}, though it is declared unique.`,
      expected: '4xx',
      actual: statusOf(exchange),
      rule: schema ? describedAt(schema, 'request', pointer) : plan.operation.node,
      exchange,
    });
  }
  return findings;
}

/** What another item of the collection has there or, for what creates, what was created before. */
async function takenValue(site: MeaningSite, pointer: string): Promise<unknown> {
  const { plan } = site;
  if (isCreate(site.context.api, plan.operation)) return lastValue(site.accepted, pointer);
  if (!site.take(1)) return undefined;
  const items = (await readCollection(site.context, plan))?.items ?? [];
  const own = [...site.promises.ids.values()][0];
  return items
    .filter(
      (item) =>
        readId(item, 'id', plan.operation.path) !== undefined &&
        compareValue(readId(item, 'id', plan.operation.path), own) === 'different',
    )
    .map((item) => valueAt(item, pointer))
    .find((value) => value !== undefined && value !== null);
}

function lastValue(accepted: readonly AcceptedCase[], pointer: string): unknown {
  return accepted.map(({ value }) => valueAt(value, pointer)).findLast((value) => value !== undefined);
}

function replaceAt(value: Fields, [token = '', ...rest]: readonly string[], replacement: unknown): Fields {
  const inner = value[token];
  return {
    ...value,
    [token]: rest.length > 0 && isMapping(inner) ? replaceAt(inner, rest, replacement) : replacement,
  };
}
