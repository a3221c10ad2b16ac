import { MOST_ITEMS, type WantedItems } from './array-builder.js';
import { type BreakContext, type BrokenValue, builtValues } from './broken-value.js';
import { itemPointer } from './build-request.js';
import { greatest, least, stated } from './facts.js';
import { itemPlace } from './member-place.js';

/** Lists that break one of the keywords about arrays. */
export function* brokenArrays({ builder, spot, label, request }: BreakContext): Generator<BrokenValue> {
  const { parts } = spot.settled;
  const list = (wanted: WantedItems): unknown[] => [
    ...builtValues([builder.arrays.build(parts, request, wanted)]),
  ];
  const fewest = greatest(stated<number>(parts, 'minItems'))?.value ?? 0;
  if (fewest > 0) {
    const attempts = list({ count: fewest - 1 });
    yield { label: `${label} with fewer than minItems ${fewest}`, keyword: 'minItems', at: '', attempts };
  }
  const most = least(stated<number>(parts, 'maxItems'))?.value ?? Infinity;
  if (most <= MOST_ITEMS) {
    const attempts = list({ count: most + 1 });
    yield { label: `${label} with more than maxItems ${most}`, keyword: 'maxItems', at: '', attempts };
  }
  const start = Math.max(0, ...parts.map(({ schema }) => [schema.prefixItems ?? []].flat().length));
  for (const keyword of ['items', 'unevaluatedItems']) {
    if (!parts.some(({ schema }) => schema[keyword] === false)) continue;
    const attempts = list({ fixed: new Map([[start, 'one too many']]), count: start + 1 });
    yield { label: `${label} with one item too many`, keyword, at: '', attempts };
  }
  if (stated(parts, 'uniqueItems').some(({ value }) => value === true)) {
    const place = itemPlace(builder.root, parts, start);
    const item = builder.build(place, { ...request, pointer: itemPointer(request.pointer) });
    const twice = new Map([start, start + 1].map((index) => [index, item.ok ? item.value : null]));
    const attempts = list({ fixed: twice });
    yield { label: `${label} with equal items`, keyword: 'uniqueItems', at: '', attempts };
  }
  if (stated(parts, 'contains').length > 0) {
    const attempts = [...list({ ignoreContains: true }), ...list({ ignoreContains: true, count: 1 })];
    yield { label: `${label} without the item it must contain`, keyword: 'contains', at: '', attempts };
  }
}
