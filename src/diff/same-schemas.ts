import type { ApiSchema } from '../openapi/api-schema.js';
import { isSameJson } from '../schema/json-equality.js';
import { isJsonObject } from '../schema/schema-keywords.js';
import { annotations, haveSameKeywords } from './schema/same-keywords.js';

/** Two schemas of two documents, as written. */
interface Pair {
  readonly old: ApiSchema;
  readonly new: ApiSchema;
  /** Whether they say the same: at first up to what their references name. */
  isAlike: boolean;
  /** What references at the same places name. */
  readonly leads: Pair[];
  isSettled: boolean;
}

/** They change what references beside them mean. */
const movers = new Set(['$id', '$anchor', '$dynamicAnchor', '$dynamicRef', '$recursiveRef']);

/**
 * Which schemas of two documents say the same, with all that they refer to, whichever way they travel: told from the texts,
 * before anything is translated or gathered. What is not sure counts as different.
 */
export class SameSchemas {
  /** By the old value, then the new one: what references name is compared once. */
  readonly #pairs = new WeakMap<object, WeakMap<object, Pair>>();

  has(old: ApiSchema, next: ApiSchema): boolean {
    if (old.dialect !== next.dialect) return false;
    const fresh: Pair[] = [];
    const pair = this.#pairOf(old, next, fresh);
    for (let at = 0; at < fresh.length; at++) this.#compare(fresh[at] as Pair, fresh);
    settle(fresh);
    return pair.isAlike;
  }

  #pairOf(old: ApiSchema, next: ApiSchema, fresh: Pair[]): Pair {
    const [before, after] = [old.node.value, next.node.value];
    if (!isJsonObject(before) || !isJsonObject(after))
      return { old, new: next, isAlike: before === after, leads: [], isSettled: true };
    const others = this.#pairs.get(before) ?? new WeakMap<object, Pair>();
    const known = others.get(after);
    if (known) return known;
    const pair: Pair = { old, new: next, isAlike: true, leads: [], isSettled: false };
    this.#pairs.set(before, others.set(after, pair));
    fresh.push(pair);
    return pair;
  }

  #compare(pair: Pair, fresh: Pair[]): void {
    const { old, new: next, leads } = pair;
    const isAlike = (before: unknown, after: unknown): boolean => {
      if (!isJsonObject(before) || !isJsonObject(after)) return before === after;
      if (Object.keys(before).some((keyword) => movers.has(keyword))) return false;
      if (before.$ref !== after.$ref && !isSameJson(before.$ref, after.$ref)) return false;
      if (typeof before.$ref === 'string') {
        const [target, other] = [old.named(before.$ref), next.named(before.$ref)];
        if (!target || !other) return false;
        leads.push(this.#pairOf(target, other, fresh));
      }
      return haveSameKeywords(before, after, {
        counts: (keyword) => !annotations.has(keyword),
        inside: isAlike,
      });
    };
    const isWhole = old.node.parts === undefined && next.node.parts === undefined;
    pair.isAlike = isWhole && isAlike(old.node.value, next.node.value);
  }
}

/** Marks the pairs that lead to a difference; they may lead around. */
function settle(fresh: readonly Pair[]): void {
  const around = new Map<Pair, Pair[]>(fresh.map((pair) => [pair, []]));
  for (const pair of fresh) {
    for (const inner of pair.leads) {
      if (inner.isSettled) pair.isAlike &&= inner.isAlike;
      else around.get(inner)?.push(pair);
    }
  }
  const different = fresh.filter(({ isAlike }) => !isAlike);
  for (let at = 0; at < different.length; at++) {
    for (const outer of around.get(different[at] as Pair) ?? []) {
      if (!outer.isAlike) continue;
      outer.isAlike = false;
      different.push(outer);
    }
  }
  for (const pair of fresh) pair.isSettled = true;
}
