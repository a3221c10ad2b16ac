import { sleep } from '../../http/pace.js';
import { joinPointer, parsePointer, valueAt } from '../../source/json-pointer.js';
import { type Exchange, succeeded } from '../exchange.js';
import type { RawFinding } from '../raw-finding.js';
import { toFinding } from './breach.js';
import { compareValue } from './compare-value.js';
import { isNoTime } from './judge-answer.js';
import { type MeaningSite, secondChance } from './meaning-site.js';
import { type Fields, resourceIn, type Shown } from './resource-in.js';
import { findSwaps, type Swap } from './swap-values.js';

/** Milliseconds between two writes of which stamps with parts of a second tell, as a try and as proof that they stand still. */
const apart = 5;
const shortWait = 15;

/** How many properties are worth the long wait. */
const mostSuspects = 2;

/** Watches the stamps that the contract file declares to be refreshed. */
export interface StampWatch {
  /** An accepted write, and the resource that its answer shows; resolves when the next write may tell something. */
  note(sent: Fields, shown: Fields): Promise<void>;
  /** Something else may have written. */
  forget(): void;
  /** Changes once more, with time between, what was never seen to move a stamp. */
  finish(): Promise<RawFinding[]>;
}

export function watchStamps(site: MeaningSite): StampWatch {
  const stamps = (site.promises.meaning.refreshes ?? []).map((pointer) => ({
    pointer,
    moving: new Set<string>(),
    isShown: false,
    /** What is no time at all is told as that. */
    isTime: true,
    /** Whole seconds move by chance: whether a quick write moved them says nothing. */
    hasParts: false,
  }));
  let last: Fields | undefined;

  return {
    async note(sent, shown) {
      const before = last;
      last = shown;
      const changed = before ? changedNames(sent, before) : [];
      for (const stamp of stamps) {
        const now = valueAt(shown, stamp.pointer);
        stamp.isShown ||= now !== undefined;
        stamp.isTime &&= !isNoTime(shown, stamp.pointer, site.promises);
        stamp.hasParts ||= hasPartsOfSeconds(now);
        const moved = before && now !== valueAt(before, stamp.pointer);
        // Which of several changes moved it cannot be told.
        if (moved && changed.length === 1) for (const name of changed) stamp.moving.add(name);
      }
      if (stamps.some(({ hasParts }) => hasParts)) await sleep(apart);
    },
    forget() {
      last = undefined;
    },
    async finish() {
      const findings: RawFinding[] = [];
      for (const { pointer, moving, hasParts } of stamps.filter(({ isTime }) => isTime)) {
        const suspects = findSwaps(site).filter(
          ({ name }) => !(hasParts && moving.has(name)) && name !== parsePointer(pointer)[0],
        );
        let found: RawFinding | undefined;
        for (const swap of suspects.slice(0, mostSuspects)) {
          found = await proveStandstill(
            site,
            pointer,
            swap,
            hasParts ? [shortWait, secondChance] : [secondChance],
          );
          if (found) break;
        }
        if (found) findings.push(found);
      }
      for (const { pointer, isShown } of stamps) {
        if (!isShown && site.accepted.length > 0)
          site.book.uncovered.push(`${pointer} is declared to be refreshed, but no answer shows it`);
      }
      return findings;
    },
  };
}

/** The properties to which a write gave another value than they were seen to have. */
function changedNames(sent: Fields, before: Fields): string[] {
  return Object.entries(sent).flatMap(([name, value]) =>
    compareValue(value, before[name]) === 'different' ? [name] : [],
  );
}

function hasPartsOfSeconds(stamp: unknown): boolean {
  if (typeof stamp === 'number') return !Number.isInteger(stamp) || (stamp > 1e11 && stamp % 1_000 !== 0);
  return typeof stamp === 'string' && /:\d\d[.,]\d*[1-9]/.test(stamp);
}

/** A stamp stands still where it is the same on both sides of a change after each of the waits, the longest last. */
async function proveStandstill(
  site: MeaningSite,
  pointer: string,
  { name, first, second }: Swap,
  waits: readonly number[],
): Promise<RawFinding | undefined> {
  for (const wait of waits) {
    if (!site.take(2)) return undefined;
    const before = await showing(site, first);
    await sleep(wait);
    const after = await showing(site, second);
    const [was, is] = [before, after].map((one) => one && valueAt(one.shown.fields, pointer));
    if (!before || !after || was === undefined || was !== is) return undefined;
    const change = site.promises.toBeShown({ [name]: second.value[name] });
    if (changedNames(change, before.shown.fields).length === 0) return undefined;
    // A change that is not made need not move the stamp.
    if (Object.hasOwn(after.shown.fields, name) && changedNames(change, after.shown.fields).length > 0)
      return undefined;
    if (wait !== secondChance) continue;
    const message = `\`${pointer}\` stood still, though \`${joinPointer('', name)}\` was changed ${secondChance} ms after the change before.`;
    const breach = {
      code: 'stamp-not-refreshed',
      rule: 'refreshes',
      pointer,
      message,
      expected: 'a later time',
      actual: is,
    } as const;
    const { exchange, shown, shownBy } = after;
    return toFinding(breach, site.promises, {
      exchange,
      shownBy,
      pointer: shown.pointer,
      fallback: site.plan.operation.node,
    });
  }
  return undefined;
}

/** Sends a case once more and sees the resource: in a read where there is one, else in the answer. */
async function showing(
  { context, plan, reader, promises }: MeaningSite,
  planned: Swap['first'],
): Promise<{ exchange: Exchange; shownBy: Exchange; shown: Shown } | undefined> {
  const exchange = await context.wire.exchange(plan.operation, planned);
  if (!succeeded(exchange)) return undefined;
  const shown = resourceIn(exchange.judgement?.value, promises.writable);
  if (shown) return { exchange, shownBy: exchange, shown };
  const seen = await reader?.(exchange);
  return seen?.isThere ? { exchange, shownBy: seen.exchange, shown: seen } : undefined;
}
