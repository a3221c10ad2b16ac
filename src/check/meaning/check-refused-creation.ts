import type { Case } from '../case.js';
import { type Exchange, statusOf } from '../exchange.js';
import { readId } from '../harvest/read-ids.js';
import type { RawFinding } from '../raw-finding.js';
import { faultyCredentials, refusedFinding, withOneRuleBroken } from './check-refusals.js';
import { compareValue } from './compare-value.js';
import type { MeaningSite } from './meaning-site.js';
import { type Collection, readCollection } from './read-resource.js';
import type { Fields } from './resource-in.js';

/** Sends requests that would make something were they not refused, and looks for it in the collection after each. */
export async function checkRefusedCreation(site: MeaningSite): Promise<RawFinding[]> {
  const { accepted, context, plan, promises, refused } = site;
  const model = accepted.at(-1);
  if (promises.severityOf('refusalsChangeNothing') === undefined || !model || !site.take(1)) return [];
  const probes = [
    ...faultyCredentials(plan, model, context.mock !== undefined),
    ...withOneRuleBroken(plan, refused, '', model.value),
  ];
  let before = await readCollection(context, plan);
  for (const probe of probes) {
    if (!before || !site.take(2)) break;
    const exchange: Exchange = await context.wire.exchange(plan.operation, probe);
    const after = await readCollection(context, plan);
    const status = statusOf(exchange);
    if (after && status >= 400 && status <= 499) {
      const made = newItem(before.items, after.items, model.value, plan.operation.path);
      if (made) return [refusedFinding(site, exchange, 'made something', null, made)];
      if (isMore(before, after) && (await growsAgain(site, probe, after)))
        return [refusedFinding(site, exchange, 'made one more', before.total, after.total)];
    }
    before = after;
  }
  return [];
}

function isMore(before: Collection, after: Collection): boolean {
  return before.total !== undefined && after.total !== undefined && after.total > before.total;
}

/** Whether a collection, of which only the number of its items tells, grows with a request and stays without it: others may add to it. */
async function growsAgain(site: MeaningSite, probe: Case, last: Collection): Promise<boolean> {
  const { context, plan } = site;
  if (!site.take(3)) return false;
  const idle = await readCollection(context, plan);
  if (!idle || idle.total !== last.total) return false;
  await context.wire.exchange(plan.operation, probe);
  const after = await readCollection(context, plan);
  return after !== undefined && isMore(idle, after);
}

/** An item that was not there before and has something of what was sent. */
function newItem(
  before: readonly Fields[],
  after: readonly Fields[],
  sent: Fields,
  collection: string,
): Fields | undefined {
  const idOf = (item: Fields) => readId(item, 'id', collection);
  const known = new Set(before.map((item) => String(idOf(item))));
  return after.find((item) => {
    const isSent = ([name, value]: [string, unknown]) =>
      Object.hasOwn(item, name) && compareValue(value, item[name]) !== 'different';
    return idOf(item) !== undefined && !known.has(String(idOf(item))) && Object.entries(sent).some(isSent);
  });
}
