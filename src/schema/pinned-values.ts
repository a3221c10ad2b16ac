import { joinPointer } from '../source/json-pointer.js';
import { isSameJson } from './json-equality.js';
import { isJsonObject } from './schema-keywords.js';

/** Values that must stand at places, by instance pointer with `*` for any item. */
export type PinnedValues = Readonly<Record<string, readonly unknown[]>>;

/** The values pinned at a pointer, whether it gives an index or `*`; undefined where none are. */
export function pinnedAt(pinned: PinnedValues, pointer: string): readonly unknown[] | undefined {
  if (Object.hasOwn(pinned, pointer)) return nonEmpty(pinned[pointer]);
  const general = pointer.replace(/\/\d+(?=\/|$)/g, '/*');
  return Object.hasOwn(pinned, general) ? nonEmpty(pinned[general]) : undefined;
}

function nonEmpty(values: readonly unknown[] | undefined): readonly unknown[] | undefined {
  return values === undefined || values.length === 0 ? undefined : values;
}

/** The value with a pinned one at each pinned place that holds another; everything else is left as it is. */
export function withPinned(value: unknown, pinned: PinnedValues, pointer = ''): unknown {
  if (Object.keys(pinned).length === 0) return value;
  const allowed = pinnedAt(pinned, pointer);
  if (allowed !== undefined) return allowed.some((one) => isSameJson(one, value)) ? value : allowed[0];
  if (Array.isArray(value))
    return value.map((item, index) => withPinned(item, pinned, joinPointer(pointer, index)));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      name,
      withPinned(member, pinned, joinPointer(pointer, name)),
    ]),
  );
}
