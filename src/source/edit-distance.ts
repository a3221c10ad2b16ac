/** The least that it costs to make one list of another: 1 to add or drop an item, and what `replace` says to put one in the place of another. */
export function editDistance<T>(
  from: readonly T[],
  to: readonly T[],
  replace: (a: T, b: T) => number = (a, b) => (a === b ? 0 : 1),
): number {
  let row = to.map((_, index) => index + 1);
  row.unshift(0);
  for (const [index, a] of from.entries()) {
    const next = [index + 1];
    for (const [column, b] of to.entries()) {
      next.push(
        Math.min((row[column] ?? 0) + replace(a, b), (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1),
      );
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
