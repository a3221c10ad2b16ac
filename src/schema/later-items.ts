import { joinPointer, parsePointer, valueAt } from '../source/json-pointer.js';

/** A value in which an item of a list stands later than before, with the pointer of the place that was asked for. */
export interface MovedItem {
  readonly value: unknown;
  readonly pointer: string;
}

/**
 * The value with the innermost list on the way to a place longer, its item first second of three, then last, others being
 * the plain one; a list that may not hold the same twice gets only two. Whether they conform is for the caller to find out.
 */
export function inLaterItems(
  value: unknown,
  pointer: string,
  plain: unknown,
): { readonly second: readonly MovedItem[]; readonly last: readonly MovedItem[] } {
  const tokens = parsePointer(pointer);
  const at = tokens.findLastIndex(
    (token, index) =>
      token === '0' && Array.isArray(valueAt(value, joinPointer('', ...tokens.slice(0, index)))),
  );
  if (at < 0) return { second: [], last: [] };
  const list = tokens.slice(0, at);
  const item = valueAt(value, joinPointer('', ...tokens.slice(0, at + 1)));
  const moved = (items: readonly unknown[], index: number): MovedItem => ({
    value: replacedAt(value, list, items),
    pointer: joinPointer('', ...list, String(index), ...tokens.slice(at + 1)),
  });
  return {
    second: [moved([plain, item, plain], 1), moved([plain, item], 1)],
    last: [moved([plain, plain, item], 2), moved([plain, item], 1)],
  };
}

function replacedAt(value: unknown, tokens: readonly string[], replacement: unknown): unknown {
  const [token, ...rest] = tokens;
  if (token === undefined) return replacement;
  if (Array.isArray(value))
    return value.map((item, index) => (String(index) === token ? replacedAt(item, rest, replacement) : item));
  const members = value as Readonly<Record<string, unknown>>;
  return { ...members, [token]: replacedAt(members[token], rest, replacement) };
}
