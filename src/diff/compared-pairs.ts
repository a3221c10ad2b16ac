import type { Direction } from './change.js';
import type { Comparison, SchemaChange } from './comparison.js';
import { KnownVerdicts } from './known-verdicts.js';
import { SameSchemas } from './same-schemas.js';
import { compareAlternatives, compareNamedParts } from './schema/compare-alternatives.js';
import { compareContent } from './schema/compare-content.js';
import { compareItems } from './schema/compare-items.js';
import { compareKeywords } from './schema/compare-keywords.js';
import { compareLifecycle } from './schema/compare-lifecycle.js';
import { compareLimits } from './schema/compare-limits.js';
import { compareObjects } from './schema/compare-objects.js';
import { compareTexts } from './schema/compare-texts.js';
import { compareTypes } from './schema/compare-types.js';
import { compareValues } from './schema/compare-values.js';
import { compareXml } from './schema/compare-xml.js';
import type { SchemaView } from './schema-view.js';

/** A difference of two places, wherever in a value they are; pointers into the self-contained schemas. */
export interface Difference extends Omit<SchemaChange, 'at' | 'old' | 'new'> {
  readonly old: string;
  readonly new: string;
}

/** The way from a pair to one further inside the value. */
interface Inside {
  readonly token: string;
  readonly pair: ComparedPair;
}

/** What comparing two places gave. */
export interface ComparedPair {
  /** Tells pairs of one comparison apart. */
  readonly key: string;
  /** Its differences, and the pairs inside that lead to some, in order; empty where the two say the same. */
  steps: readonly (Difference | Inside)[];
  /** Differences that count only beside others. */
  readonly named: readonly Difference[];
}

const aspects: readonly ((comparison: Comparison) => void)[] = [
  compareTypes,
  compareValues,
  compareLimits,
  compareTexts,
  compareContent,
  compareObjects,
  compareItems,
  compareLifecycle,
  compareXml,
  compareAlternatives,
  compareKeywords,
];

/** Compares each pair of places once: those in definitions are remembered for all schemas that lead there. */
export class ComparedPairs {
  /** What need not be looked into. */
  readonly same = new SameSchemas();
  /** What need not be tried with values again. */
  readonly verdicts = new KnownVerdicts();
  readonly #shared = new Map<string, ComparedPair>();

  /** The pair of two places, and through it all inside. */
  of(old: SchemaView, next: SchemaView, direction: Direction): ComparedPair {
    const own = new Map<string, ComparedPair>();
    const fresh: ComparedPair[] = [];
    const compare = (old: SchemaView, next: SchemaView): ComparedPair => {
      // Where the other side has a choice, one alternative alone is one of a list as well.
      const isList = old.hasAlternatives !== next.hasAlternatives;
      const [before, after] = isList ? [old.written(), next.written()] : [old, next];
      const pairs = before.isShared && after.isShared ? this.#shared : own;
      const id = `${direction} ${isList} ${before.id}\n\n${after.id}`;
      const known = pairs.get(id);
      if (known) return known;
      const steps: (Difference | Inside)[] = [];
      const named: Difference[] = [];
      const pair: ComparedPair = { key: `${before.key}\n\n${after.key}`, steps, named };
      pairs.set(id, pair);
      fresh.push(pair);
      const comparison = (found: (difference: Difference) => void): Comparison => ({
        direction,
        old: before,
        new: after,
        report: (code, what, { old: from, new: to, ...more } = {}) =>
          found({
            code,
            what,
            ...more,
            old: from?.pointer ?? before.pointer,
            new: to?.pointer ?? after.pointer,
          }),
        inside: (token, inner, other) => steps.push({ token, pair: compare(inner, other) }),
      });
      for (const aspect of aspects) aspect(comparison((difference) => steps.push(difference)));
      compareNamedParts(comparison((difference) => named.push(difference)));
      return pair;
    };
    const pair = compare(old, next);
    keepDifferent(fresh);
    return pair;
  }
}

/** Leaves the ways out that lead to no difference; they may lead around. */
function keepDifferent(fresh: readonly ComparedPair[]): void {
  const around = new Map<ComparedPair, ComparedPair[]>(fresh.map((pair) => [pair, []]));
  const different = new Set<ComparedPair>();
  for (const pair of fresh) {
    for (const step of pair.steps) {
      const outer = 'pair' in step ? around.get(step.pair) : undefined;
      if (outer) outer.push(pair);
      // A difference, or a pair of before with what is left of its steps.
      else if (!('pair' in step) || step.pair.steps.length > 0) different.add(pair);
    }
  }
  for (const pair of different) for (const outer of around.get(pair) ?? []) different.add(outer);
  for (const pair of fresh) if (!different.has(pair)) pair.steps = [];
  for (const pair of different)
    pair.steps = pair.steps.filter((step) => !('pair' in step) || step.pair.steps.length > 0);
}
