/**
 * What it costs to make one list into another: 1 for an item added or dropped, or for two neighbours that change places, and what
 * `replace` says for one put in the place of another.
 */
export function editDistance<T>(
  from: readonly T[],
  to: readonly T[],
  replace: (a: T, b: T) => number = (a, b) => (a === b ? 0 : 1),
): number {
  let before: readonly number[] = [];
  let row: readonly number[] = [0, ...to.map((_, index) => index + 1)];
  for (const [index, a] of from.entries()) {
    const next = [index + 1];
    for (const [column, b] of to.entries()) {
      const areSwapped = index > 0 && column > 0 && a === to[column - 1] && b === from[index - 1];
      next.push(
        Math.min(
          (row[column] ?? 0) + replace(a, b),
          (row[column + 1] ?? 0) + 1,
          (next[column] ?? 0) + 1,
          areSwapped ? (before[column - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, row] = [row, next];
  }
  return row.at(-1) ?? 0;
}
