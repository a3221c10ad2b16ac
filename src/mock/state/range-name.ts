import { sameName } from './property-names.js';

/** How a value has to stand to the one that is asked for. */
export type Comparison = 'atLeast' | 'atMost' | 'over' | 'under' | 'other';

const comparisons: Readonly<Record<string, Comparison>> = {
  min: 'atLeast',
  from: 'atLeast',
  since: 'atLeast',
  gte: 'atLeast',
  ge: 'atLeast',
  max: 'atMost',
  to: 'atMost',
  until: 'atMost',
  lte: 'atMost',
  le: 'atMost',
  gt: 'over',
  after: 'over',
  lt: 'under',
  before: 'under',
  ne: 'other',
  neq: 'other',
};

/** The comparison that a word stands for, as in `price[gte]`. */
export function comparisonOf(word: string): Comparison | undefined {
  const plain = word.toLowerCase().replace(/^\$/, '');
  return Object.hasOwn(comparisons, plain) ? comparisons[plain] : undefined;
}

/** What a parameter such as `min_price`, `createdAfter` or `price[lt]` asks of a property. */
export function rangeOf(
  name: string,
  properties: readonly string[],
): { readonly name: string; readonly comparison: Comparison } | undefined {
  const words = name
    .replaceAll(/([a-z\d])([A-Z])/g, '$1 $2')
    .split(/[^\p{L}\p{N}$]+/u)
    .filter((word) => word !== '');
  const first = comparisonOf(words[0] ?? '');
  const last = comparisonOf(words.at(-1) ?? '');
  const comparison = last ?? first;
  if (comparison === undefined || words.length < 2) return undefined;
  const rest = (last === undefined ? words.slice(1) : words.slice(0, -1)).join('').replace(/^filter/i, '');
  const found = [rest, `${rest}at`, `${rest}on`, `${rest}date`].flatMap(
    (each) => sameName(properties, each) ?? [],
  );
  return found[0] === undefined ? undefined : { name: found[0], comparison };
}
