import { joinPointer } from '../../source/json-pointer.js';
import type { Comparison } from '../comparison.js';
import type { SchemaView, Stated } from '../schema-view.js';

/** The items of lists: those that `prefixItems` describes place by place, then all others. */
export function compareItems({ old, new: next, inside }: Comparison): void {
  const described = Math.max(prefixLength(old), prefixLength(next));
  for (let index = 0; index < described; index++) {
    inside(String(index), old.together(itemAt(old, index)), next.together(itemAt(next, index)));
  }
  const [items, others] = [old.stated('items'), next.stated('items')];
  if (items.length > 0 || others.length > 0) inside('*', old.together(items), next.together(others));
}

function prefixLength(view: SchemaView): number {
  return Math.max(
    0,
    ...view.stated('prefixItems').map(({ value }) => (Array.isArray(value) ? value.length : 0)),
  );
}

/** What each part says of an item: its place in `prefixItems`, else `items` (JSON Schema 2020-12 §10.3.1). */
function itemAt({ parts }: SchemaView, index: number): Stated[] {
  return parts.flatMap(({ schema: { prefixItems, items }, pointer }): Stated[] => {
    if (Array.isArray(prefixItems) && index < prefixItems.length)
      return [{ value: prefixItems[index], pointer: `${joinPointer(pointer, 'prefixItems')}/${index}` }];
    return items === undefined ? [] : [{ value: items, pointer: joinPointer(pointer, 'items') }];
  });
}
