import type { PatternNode } from './pattern-syntax.js';

/** Ways a backtracking engine may be made to try for one text: some ten milliseconds, and one repetition in a text of a megabyte. */
const BEARABLE_WAYS = 2_000_000;
const LONGEST = 2_000_000;

/**
 * The length in characters up to which a backtracking engine surely ends soon: so many that the ways to divide a text
 * among the parts of the expression stay below two million. 0 where that cannot be said even of short texts.
 */
export function harmlessLength(tree: PatternNode): number {
  const starts = isAnchored(tree) ? 0 : 1;
  const isHarmless = (length: number): boolean =>
    waysOf(tree, length) * (length + 1) ** starts <= BEARABLE_WAYS;
  let [most, tooMuch] = [0, LONGEST + 1];
  while (tooMuch - most > 1) {
    const middle = Math.floor((most + tooMuch) / 2);
    if (isHarmless(middle)) most = middle;
    else tooMuch = middle;
  }
  return most;
}

/** An upper bound of the ways in which an expression can take a part of a text of that length. */
function waysOf(node: PatternNode, length: number): number {
  switch (node.kind) {
    case 'sequence':
      return node.items.reduce((product, item) => product * waysOf(item, length), 1);
    case 'choice':
      return node.options.reduce((sum, option) => sum + waysOf(option, length), 0);
    case 'repeat':
      return waysToRepeat(waysOf(node.item, length), node.min, node.max, length);
    case 'group':
    case 'look':
      return waysOf(node.item, length);
    default:
      return 1;
  }
}

/** The item taken `min` to `max` times, though not more often than the text has characters beyond what is asked for. */
function waysToRepeat(ways: number, min: number, max: number, length: number): number {
  const most = Math.min(max, min + length);
  if (ways === 1) return most - min + 1;
  let sum = 0;
  for (let times = most; times >= min; times--) {
    sum += ways ** times;
    if (sum > BEARABLE_WAYS) return Infinity;
  }
  return sum;
}

function isAnchored(node: PatternNode): boolean {
  if (node.kind === 'assertion') return node.at === 'start';
  if (node.kind === 'sequence') return node.items[0] !== undefined && isAnchored(node.items[0]);
  if (node.kind === 'group') return isAnchored(node.item);
  return node.kind === 'choice' && node.options.every(isAnchored);
}
