import type { Comparison } from '../compare-schemas.js';
import type { SchemaView, Stated } from '../schema-view.js';

/** Keywords that bound a value from one side: the greater one is tighter for `1`, the smaller one for `-1`. */
const bounds: readonly (readonly [keyword: string, sign: 1 | -1])[] = [
  ['minimum', 1],
  ['exclusiveMinimum', 1],
  ['minLength', 1],
  ['minItems', 1],
  ['minProperties', 1],
  ['minContains', 1],
  ['maximum', -1],
  ['exclusiveMaximum', -1],
  ['maxLength', -1],
  ['maxItems', -1],
  ['maxProperties', -1],
  ['maxContains', -1],
];

/** Limits: in a request tighter ones break, in a response wider ones do; a new one in a request is a warning. */
export function compareLimits({ direction, old, new: next, report }: Comparison): void {
  for (const [keyword, sign] of bounds) {
    const [before, after] = [tightest(old, keyword, sign), tightest(next, keyword, sign)];
    if (before?.value === after?.value || saysNothing(keyword, before, after)) continue;
    const isTighter =
      !before || (after !== undefined && (Number(after.value) - Number(before.value)) * sign > 0);
    const what = `\`${keyword}\` ${before ? before.value : 'none'} → ${after ? after.value : 'none'}`;
    const places = { old: before, new: after };
    if (direction === 'response') {
      report(isTighter ? 'response-limit-tightened' : 'response-limit-loosened', what, places);
    } else if (!isTighter) report('request-limit-loosened', what, places);
    else report(before ? 'request-limit-tightened' : 'request-limit-added', what, places);
  }
}

function tightest(view: SchemaView, keyword: string, sign: 1 | -1): Stated | undefined {
  return view
    .stated(keyword)
    .filter(({ value }) => typeof value === 'number')
    .reduce<Stated | undefined>(
      (best, one) => (!best || (Number(one.value) - Number(best.value)) * sign > 0 ? one : best),
      undefined,
    );
}

/** `minLength: 0` and the like bound nothing. */
function saysNothing(keyword: string, before: Stated | undefined, after: Stated | undefined): boolean {
  return /^min(Length|Items|Properties)$/.test(keyword) && (before?.value ?? 0) === (after?.value ?? 0);
}
