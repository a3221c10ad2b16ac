import { isMapping } from '../../openapi/document-node.js';
import { canonicalJson } from '../../schema/json-equality.js';
import { joinPointer, valueAt } from '../../source/json-pointer.js';
import type { Breach } from './breach.js';
import { compareValue } from './compare-value.js';
import type { Promises } from './promises.js';
import type { Fields } from './resource-in.js';

/** Follows one resource through accepted writes and what is seen of it after them. */
export interface StateTrack {
  wrote(sent: Fields): void;
  /** What is seen of the resource now, held against what was written and what was seen before. */
  judge(shown: Fields): Breach[];
  /** Takes what is seen for what is there; after a breach nothing is, so that one change is told once. */
  accept(shown: Fields, isClean: boolean): void;
  /** Whether seeing the resource now could tell something that is not known yet. */
  wouldProve(): boolean;
  /** A write sets out beside others: from now on its answer and theirs may show what it sends. */
  writes(sent: Fields): void;
  /** Whether the answer to such a write shows what it sent and, beside that, nothing but what was there or what others sent. */
  allows(sent: Fields, shown: Fields): boolean;
  /** Something else may have written. */
  forget(): void;
}

/** Seen in the answers of the writes themselves, or in reads that follow them. */
export type Source = 'answer' | 'read';

export function trackState(promises: Promises, source: Source): StateTrack {
  const { meaning, writable, isStamp, isSecret } = promises;
  const returns = source === 'answer' ? 'returnsSent' : 'survivesRead';
  const replaces = promises.method === 'PUT' && !promises.keepsUnsent;
  /** What was written last, and not seen yet. */
  let pending: Fields = {};
  /** What stands where objects are replaced whole, and what stood there before. */
  let sentBefore: Fields = {};
  let last: Fields | undefined;
  /** What was seen last, right or wrong. */
  let lastShown: Fields | undefined;
  /** What writes that go beside others sent since. */
  const beside = new Map<string, unknown[]>();
  /** Properties that an answer shows though they were not sent: an answer without them tells that they are gone. */
  const shownUnsent = new Set<string>();
  const proven = new Set<string>();
  /** The values that stayed where a PUT left them out. */
  const stayed = new Map<string, Set<string>>();

  const isUnsent = (name: string, sent = pending) =>
    !Object.hasOwn(sent, name) && writable.has(name) && !isStamp(name) && !isSecret(name);
  /** A stamp that is sent is the server's own business, unless everything is declared to be stored as sent. */
  const isReturned = (name: string) => {
    const isOwn =
      isStamp(name) && (meaning[returns] !== true || meaning.refreshes?.includes(joinPointer('', name)));
    return !isOwn && !isSecret(name) && !promises.ids.has(name);
  };

  function breachesOfSent(shown: Fields, sent = pending): Breach[] {
    const severity = promises.severityOf(returns);
    const names = Object.keys(sent).filter((name) => Object.hasOwn(shown, name) && isReturned(name));
    // What came back as it was before tells nothing.
    const isWholesale = names.every(
      (name) => !isChange(name, sent) || compareValue(sent[name], shown[name]) === 'different',
    );
    return (severity === undefined ? [] : names).flatMap((name): Breach[] => {
      const [expected, actual] = [sent[name], shown[name]];
      const likeness = compareValue(expected, actual);
      const isMild = likeness === 'normalised';
      if (likeness === 'same' || (isMild && severity === 'warning')) return [];
      const message =
        source === 'read'
          ? `\`${name}\` was accepted, but the next read shows something else.`
          : `\`${name}\` came back ${isMild ? 'in another spelling than it was sent' : 'as something else than was sent'}.`;
      const code = source === 'read' ? 'write-not-kept' : 'sent-value-not-returned';
      const pointer = joinPointer('', name);
      return [{ code, rule: returns, pointer, message, expected, actual, isMild, isWholesale }];
    });
  }

  /** Whether a write gives a property another value than it was last seen to have. */
  const isChange = (name: string, sent = pending) =>
    lastShown !== undefined && compareValue(sent[name], lastShown[name]) === 'different';

  /** What was there, was not sent, and is to be seen. */
  const expectedUnsent = (before: Fields, shown: Fields, sent = pending) =>
    Object.keys(before).filter((name) => {
      if (!isUnsent(name, sent)) return false;
      if (Object.hasOwn(shown, name)) return true;
      return before[name] !== null && (source === 'read' || shownUnsent.has(name));
    });

  /** Whether a property shows neither what was there nor what writes beside others sent since. */
  const isStrange = (name: string, before: Fields, shown: Fields) =>
    [before[name], ...(beside.get(name) ?? [])].every(
      (value) => compareValue(value, shown[name]) === 'different',
    );

  function breachesOfUnsent(before: Fields, shown: Fields): Breach[] {
    const names = promises.keepsUnsent ? expectedUnsent(before, shown) : [];
    const changed = names.filter((name) => isStrange(name, before, shown));
    // That what is not sent does not stay is one cause, whatever shows it.
    return changed.map((name) => ({
      code: 'unsent-value-changed',
      rule: 'keepsUnsent',
      pointer: joinPointer('', name),
      message: `\`${name}\` was not sent, but changed.`,
      expected: beside.get(name)?.at(-1) ?? before[name],
      actual: shown[name],
      isWholesale: true,
    }));
  }

  /** Members of objects that were there and were not sent along with others of the same object. */
  function* breachesOfMerged(before: Fields, shown: Fields): Generator<Breach> {
    if (!promises.mergesObjects) return;
    for (const [name, sent] of Object.entries(pending)) {
      const [was, is] = [before[name], shown[name]];
      if (beside.has(name) || !isMapping(sent) || !isMapping(was) || !isMapping(is)) continue;
      for (const [inner, expected] of Object.entries(was)) {
        if (Object.hasOwn(sent, inner) || isBlank(expected) || isStamp(inner)) continue;
        if (compareValue(expected, is[inner]) !== 'different') continue;
        const pointer = joinPointer('', name, inner);
        const message = `\`${pointer}\` was not sent, but changed.`;
        const actual = is[inner] ?? null;
        yield {
          code: 'unsent-value-changed',
          rule: 'keepsUnsent',
          pointer,
          message,
          expected,
          actual,
          isWholesale: true,
        };
      }
    }
  }

  /** One value that stays may be the server's default, two cannot; that the rest stays has one cause. */
  function breachesOfDropped(shown: Fields): Breach[] {
    if (!promises.dropsUnsent || Object.keys(pending).length === 0) return [];
    const names = Object.keys(sentBefore).filter((name) => {
      const value = sentBefore[name];
      if (!isUnsent(name) || promises.ids.has(name) || !Object.hasOwn(shown, name) || isBlank(value))
        return false;
      if (compareValue(value, shown[name]) !== 'same') return false;
      const values = stayed.get(name) ?? new Set();
      stayed.set(name, values.add(canonicalJson(value)));
      return values.size > 1;
    });
    return names.map((name) => ({
      code: 'unsent-value-kept',
      rule: 'dropsUnsent',
      pointer: joinPointer('', name),
      message: `\`${name}\` was not sent, but stayed as it was.`,
      expected: null,
      actual: shown[name],
      isWholesale: true,
    }));
  }

  /** Members that were sent earlier, are not sent now, and are there all the same. */
  function* breachesOfWhole(shown: Fields): Generator<Breach> {
    for (const pointer of meaning.replacesWhole ?? []) {
      const [before, sent, now] = [sentBefore, pending, shown].map((fields) => valueAt(fields, pointer));
      if (!isMapping(before) || !isMapping(sent) || !isMapping(now)) continue;
      const stayed = Object.keys(before).filter((name) => {
        return !Object.hasOwn(sent, name) && compareValue(before[name], now[name]) === 'same';
      });
      if (stayed.length === 0) continue;
      const message = `\`${pointer}\` was sent anew, but still holds \`${stayed.join('`, `')}\` of what was there.`;
      yield {
        code: 'replaced-value-merged',
        rule: 'replacesWhole',
        pointer,
        message,
        expected: sent,
        actual: now,
      };
    }
  }

  return {
    wrote(sent) {
      // What was written in between, and never seen, is known no more.
      last = last && without(last, pending);
      pending = sent;
    },
    judge: (shown) => [
      ...breachesOfSent(shown),
      ...breachesOfWhole(shown),
      ...(last ? [...breachesOfUnsent(last, shown), ...breachesOfMerged(last, shown)] : []),
      ...breachesOfDropped(shown),
    ],
    accept(shown, isClean) {
      for (const name of Object.keys(shown)) {
        const wasOther = last && compareValue(pending[name], last[name]) === 'different';
        if (Object.hasOwn(pending, name) ? wasOther : last) proven.add(provenKey(name, pending));
        if (!Object.hasOwn(pending, name)) shownUnsent.add(name);
      }
      last = isClean ? shown : undefined;
      lastShown = shown;
      beside.clear();
      sentBefore = replaces ? pending : { ...sentBefore, ...pending };
      pending = {};
    },
    wouldProve() {
      const changes = Object.entries(pending).some(
        ([name, value]) =>
          !proven.has(provenKey(name, pending)) &&
          (last === undefined || compareValue(value, last[name]) === 'different'),
      );
      const leaves =
        promises.keepsUnsent &&
        Object.keys(last ?? {}).some((name) => isUnsent(name) && !proven.has(provenKey(name, pending)));
      return changes || leaves;
    },
    writes(sent) {
      lastShown = lastShown && { ...lastShown, ...sent };
      for (const [name, value] of Object.entries(sent))
        beside.set(name, [...(beside.get(name) ?? []), value]);
    },
    allows(sent, shown) {
      const before = last ?? {};
      const isUnsentStrange =
        promises.keepsUnsent &&
        expectedUnsent(before, shown, sent).some((name) => isStrange(name, before, shown));
      return breachesOfSent(shown, sent).length === 0 && !isUnsentStrange;
    },
    forget() {
      beside.clear();
      pending = {};
      sentBefore = {};
      last = undefined;
      lastShown = undefined;
    },
  };
}

function without(fields: Fields, names: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !Object.hasOwn(names, name)));
}

/** That a property keeps what is written is one thing, that it stays while others are written another. */
function provenKey(name: string, pending: Fields): string {
  return `${Object.hasOwn(pending, name) ? 'written' : 'left alone'} ${name}`;
}

/** A value that a server may well give to what was not sent. */
function isBlank(value: unknown): boolean {
  if (value === null || value === '' || value === 0 || value === false) return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
