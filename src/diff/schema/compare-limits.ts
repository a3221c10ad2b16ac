import type { Comparison } from '../comparison.js';
import type { SchemaView, Stated } from '../schema-view.js';

/** Keywords that bound a value from one side: the greater one is tighter for `1`, the smaller one for `-1`. */
const bounds: readonly (readonly [sign: 1 | -1, ...keywords: string[]])[] = [
  [1, 'minimum', 'exclusiveMinimum'],
  [1, 'minLength'],
  [1, 'minItems'],
  [1, 'minProperties'],
  [1, 'minContains'],
  [-1, 'maximum', 'exclusiveMaximum'],
  [-1, 'maxLength'],
  [-1, 'maxItems'],
  [-1, 'maxProperties'],
  [-1, 'maxContains'],
];

/** Limits: in a request tighter ones break, in a response wider ones do. */
export function compareLimits({ direction, old, new: next, report }: Comparison): void {
  for (const [sign, ...keywords] of bounds) {
    const [before, after] = [tightest(old, keywords, sign), tightest(next, keywords, sign)];
    const difference = compareBounds(before, after, sign);
    if (difference === 0 || saysNothing(before, after)) continue;
    const isTighter = difference < 0;
    const what = titleOf(before, after);
    const places = { old: before?.stated, new: after?.stated };
    if (direction === 'response') {
      report(isTighter ? 'response-limit-tightened' : 'response-limit-loosened', what, places);
    } else if (!isTighter) report('request-limit-loosened', what, places);
    else report(before ? 'request-limit-tightened' : 'request-limit-added', what, places);
  }
}

interface Bound {
  readonly keyword: string;
  readonly value: number;
  readonly stated: Stated;
}

function tightest(view: SchemaView, keywords: readonly string[], sign: 1 | -1): Bound | undefined {
  const all = keywords.flatMap((keyword) =>
    view
      .stated(keyword)
      .flatMap((stated) =>
        typeof stated.value === 'number' ? [{ keyword, value: stated.value, stated }] : [],
      ),
  );
  return all.reduce<Bound | undefined>(
    (best, one) => (best && compareBounds(best, one, sign) >= 0 ? best : one),
    undefined,
  );
}

/** Above 0 where the first is tighter; none is the loosest. */
function compareBounds(one: Bound | undefined, other: Bound | undefined, sign: 1 | -1): number {
  if (!one || !other) return Number(one !== undefined) - Number(other !== undefined);
  return (one.value - other.value) * sign || Number(isExclusive(one)) - Number(isExclusive(other));
}

const isExclusive = ({ keyword }: Bound) => keyword.startsWith('exclusive');

/** `` `maximum` 5 → 4 ``, or both keywords where they differ. */
function titleOf(before: Bound | undefined, after: Bound | undefined): string {
  if (before && after && before.keyword !== after.keyword)
    return `\`${before.keyword}\` ${before.value} → \`${after.keyword}\` ${after.value}`;
  return `\`${(after ?? before)?.keyword}\` ${before?.value ?? 'none'} → ${after?.value ?? 'none'}`;
}

/** `minLength: 0` and the like bound nothing. */
function saysNothing(before: Bound | undefined, after: Bound | undefined): boolean {
  const keyword = (before ?? after)?.keyword ?? '';
  return /^min(Length|Items|Properties)$/.test(keyword) && (before?.value ?? 0) === (after?.value ?? 0);
}
