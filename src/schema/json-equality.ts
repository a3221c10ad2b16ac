/**
 * A text that two JSON values share exactly when they are equal in the sense of JSON Schema 2020-12 §4.2.2: objects
 * without regard to order, numbers by value (`-0` is `0`).
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
    return `{${members.join(',')}}`;
  }
  return typeof value === 'number' ? String(value + 0) : (JSON.stringify(value) ?? 'undefined');
}

/** Whether two JSON values are equal (JSON Schema 2020-12 §4.2.2). */
export function isSameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  // What is no object is equal only to itself; 0 and -0 are one.
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  return canonicalJson(a) === canonicalJson(b);
}

/** The indexes of the first two equal items, or undefined when all items differ. */
export function firstDuplicate(items: readonly unknown[]): readonly [number, number] | undefined {
  if (items.length < 2) return undefined;
  const seen = new Map<string, number>();
  for (const [index, item] of items.entries()) {
    const key = canonicalJson(item);
    const earlier = seen.get(key);
    if (earlier !== undefined) return [earlier, index];
    seen.set(key, index);
  }
  return undefined;
}
