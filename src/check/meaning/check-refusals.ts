import { parsePointer } from '../../source/json-pointer.js';
import type { Case } from '../case.js';
import { type Exchange, statusOf, succeeded } from '../exchange.js';
import { planCredentials } from '../plan-credentials.js';
import { planInvalid } from '../plan-invalid.js';
import { planUnknown } from '../plan-unknown.js';
import type { RawFinding } from '../raw-finding.js';
import type { RequestPlan } from '../request-plan.js';
import { sendTogether } from '../send-together.js';
import { compareValue } from './compare-value.js';
import type { AcceptedCase, MeaningSite } from './meaning-site.js';
import type { Fields } from './resource-in.js';
import { type SeeState, stateViewOf } from './see-state.js';
import { findSwaps, type Swap } from './swap-values.js';

/** How many refusals of one kind are tried. */
const most = { credentials: 2, invalid: 4 } as const;

/**
 * Sends requests that would change a value were they not refused, and sees whether they did. Each is alone to blame: once something
 * changed, they are sent again one by one.
 */
export async function checkRefusals(site: MeaningSite): Promise<RawFinding[]> {
  if (site.promises.severityOf('refusalsChangeNothing') === undefined) return [];
  const see = stateViewOf(site);
  const swap = see && (await findVisibleSwap(site, see));
  if (!swap) {
    if (site.promises.meaning.refusalsChangeNothing) {
      site.book.uncovered.push('what refused requests change: nothing shows the resource before and after');
    }
    return [];
  }
  const probes = affordable(site, [...refusals(site, swap)]);
  if (probes.length === 0) return [];
  let before = await reset(site, see, swap);
  const exchanges = await sendTogether(site.context, site.book, probes);
  const refused = exchanges.filter(isRefusal).map((exchange) => exchange.case);
  // What was accepted has changed it rightly.
  if (exchanges.some(succeeded)) {
    before = await reset(site, see, swap);
    for (const probe of refused) await site.book.ask(probe);
  }
  const after = await see();
  if (!before || !after || changedIn(before, after) === undefined) return [];
  return findCulprit(site, see, swap, refused);
}

/** As many probes as there are requests left for, and for seeing what they did: faulty credentials come first. */
function affordable(site: MeaningSite, probes: readonly Case[]): readonly Case[] {
  let count = probes.length;
  while (count > 0 && !site.take(count + 3)) count--;
  if (count < probes.length) {
    site.book.uncovered.push(
      `what ${probes.length - count} more refused requests change: no requests are left`,
    );
  }
  return probes.slice(0, count);
}

async function findCulprit(
  site: MeaningSite,
  see: SeeState,
  swap: Swap,
  refused: readonly Case[],
): Promise<RawFinding[]> {
  const before = await reset(site, see, swap);
  for (const probe of refused) {
    const exchange = await site.context.wire.exchange(site.plan.operation, probe);
    const after = await see();
    if (!before || !after || !isRefusal(exchange)) continue;
    const name = changedIn(before, after);
    if (name === undefined) continue;
    return [refusedFinding(site, exchange, `changed \`${name}\``, before[name], after[name])];
  }
  return [];
}

/** Behind a 401 or 412 nothing may be written (RFC 9110 §15.5.2, §13.2.1), nor for a caller without the right credentials. */
export function refusedFinding(
  { promises }: MeaningSite,
  exchange: Exchange,
  what: string,
  expected: unknown,
  actual: unknown,
): RawFinding {
  const { label, class: kind, place } = exchange.case;
  const status = statusOf(exchange);
  const isGrave = kind === 'unauthorised' || status === 401 || status === 412;
  return {
    code: 'refused-request-wrote',
    severity: isGrave ? 'error' : (promises.severityOf('refusalsChangeNothing') ?? 'warning'),
    location: 'request',
    pointer: '',
    message: `${label.charAt(0).toUpperCase()}${label.slice(1)} was refused with ${status}, but ${what} all the same.`,
    expected,
    actual,
    rule: place.rule,
    exchange,
  };
}

/** The first swap whose property is seen to take the first request's value. */
async function findVisibleSwap(site: MeaningSite, see: SeeState): Promise<Swap | undefined> {
  if (!site.take(1)) return undefined;
  const visible = await see();
  const swaps = findSwaps(site).filter(({ name }) => visible && Object.hasOwn(visible, name));
  for (const swap of swaps.slice(0, 3)) {
    if (!site.take(2)) return undefined;
    const shown = await reset(site, see, swap);
    const value = site.promises.toBeShown(swap.first.value)[swap.name];
    if (shown && compareValue(value, shown[swap.name]) !== 'different') return swap;
  }
  return undefined;
}

/** Puts the first value there, and sees what is there then. */
async function reset(site: MeaningSite, see: SeeState, { first }: Swap): Promise<Fields | undefined> {
  const exchange = await site.context.wire.exchange(site.plan.operation, first);
  return succeeded(exchange) ? see() : undefined;
}

/** Requests that would put the second value there: with faulty credentials, an unknown id, another media type, one rule broken. */
function* refusals({ plan, refused, context }: MeaningSite, { name, second }: Swap): Generator<Case> {
  const telling = planWith(plan, second);
  yield* faultyCredentials(plan, second, context.mock !== undefined);
  for (const planned of planUnknown(telling)) yield planned;
  for (const planned of planInvalid(telling)) {
    if (planned.place.pointer !== '') break;
    const { body } = planned.request;
    if (body !== undefined && second.request.body?.equals(body)) yield planned;
  }
  yield* withOneRuleBroken(plan, refused, name, second.value);
}

/** A request with the first faults in its credentials, for each scheme; a mock only sees presence. */
export function* faultyCredentials(
  plan: RequestPlan,
  model: AcceptedCase,
  onlyPresence: boolean,
): Generator<Case> {
  const byScheme = new Map<string, number>();
  for (const planned of planCredentials(planWith(plan, model), onlyPresence)) {
    const { pointer } = planned.place;
    const count = byScheme.get(pointer) ?? 0;
    if (planned.class !== 'unauthorised' || count >= most.credentials) continue;
    byScheme.set(pointer, count + 1);
    yield planned;
  }
}

/** A request with one other property broken than `name`; that one comes last, for a server that writes while it reads. */
export function* withOneRuleBroken(
  plan: RequestPlan,
  refused: readonly AcceptedCase[],
  name: string,
  value: Fields,
): Generator<Case> {
  const broken = new Set([name]);
  for (const planned of refused) {
    const own = parsePointer(planned.place.pointer)[0];
    if (own === undefined || broken.has(own) || !Object.hasOwn(planned.value, own)) continue;
    const { [own]: _replaced, ...rest } = value;
    const body = { ...rest, [own]: planned.value[own] };
    const request = plan.request({ body: { value: body } });
    if (plan.flaws(request).length === 0) continue;
    broken.add(own);
    yield { ...planned, request, value: body };
    if (broken.size > most.invalid) return;
  }
}

/** The plan with another body for its smallest. */
function planWith(plan: RequestPlan, { value }: AcceptedCase): RequestPlan {
  return {
    ...plan,
    baseline: { value },
    request: (changes = {}) => plan.request({ body: { value }, ...changes }),
  };
}

/** The first property that differs between two views. */
function changedIn(before: Fields, after: Fields): string | undefined {
  return Object.keys(before).find((name) => compareValue(before[name], after[name]) === 'different');
}

function isRefusal(exchange: Exchange): boolean {
  return Math.floor(statusOf(exchange) / 100) === 4;
}
