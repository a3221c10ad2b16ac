import { joinPointer } from '../source/json-pointer.js';
import { type BuildRequest, type BuildsValues, type Built, fail, itemPointer } from './build-request.js';
import { greatest, least, stated } from './facts.js';
import { canonicalJson } from './json-equality.js';
import type { JsonSchema, SchemaObject } from './json-schema.js';
import { itemPlace } from './member-place.js';
import { type Located, locate, type Place } from './place.js';

type Parts = readonly Located<SchemaObject>[];

/** What is asked of an array beside its schemas. */
export interface WantedItems {
  /** Items that are already there, by 0-based index. */
  readonly fixed?: ReadonlyMap<number, unknown>;
  /** How many items; as few as may be where nothing is said. */
  readonly count?: number;
  /** Whether `contains` is left out of account. */
  readonly ignoreContains?: boolean;
}

/** Longer lists are not made: at-limit cases beyond it cost more than they show. */
export const MOST_ITEMS = 1_000;
const DISTINCT_TRIES = 12;

/** The limits on the number of items that all parts give together; `max` may be Infinity. */
export function itemCounts(parts: Parts): { readonly min: number; readonly max: number } {
  const closed = parts.flatMap(({ schema }) =>
    schema.items === false || schema.unevaluatedItems === false ? [prefixLength(schema)] : [],
  );
  return {
    min: greatest(stated(parts, 'minItems'))?.value ?? 0,
    max: Math.min(least(stated(parts, 'maxItems'))?.value ?? Infinity, ...closed),
  };
}

/** Builds arrays with as few items as the schemas allow. */
export class ArrayBuilder {
  constructor(
    private readonly root: JsonSchema,
    private readonly values: BuildsValues,
  ) {}

  build(parts: Parts, request: BuildRequest, { fixed, count, ignoreContains }: WantedItems = {}): Built {
    const { min, max } = itemCounts(parts);
    const contained = ignoreContains ? [] : this.#contained(parts);
    const start = containedStart(parts);
    const needed = Math.max(min, contained.length === 0 ? 0 : start + contained.length, lastIndex(fixed) + 1);
    const spare = request.full ? Math.max(1, start) : request.variant > 0 ? 1 : 0;
    const size = count ?? Math.max(needed, Math.min(spare, max));
    if (size > MOST_ITEMS + 1) return fail(request, `more than ${MOST_ITEMS} items are not made`);
    const unique = stated(parts, 'uniqueItems').some(({ value }) => value === true);
    const seen = new Set([...(fixed?.values() ?? [])].map(canonicalJson));
    const items: unknown[] = [];
    let variant = request.variant;
    for (let index = 0; index < size; index++) {
      if (fixed?.has(index)) {
        items.push(fixed.get(index));
        continue;
      }
      const place = [...itemPlace(this.root, parts, index), ...(contained[index - start] ?? [])];
      const built = this.#item(place, request, variant, unique ? seen : new Set());
      if (!built.ok) {
        if (index >= needed && count === undefined) break;
        return built.failure;
      }
      seen.add(canonicalJson(built.value));
      items.push(built.value);
      if (unique) variant = built.next;
    }
    return { ok: true, value: items };
  }

  #item(
    place: Place,
    request: BuildRequest,
    from: number,
    seen: ReadonlySet<string>,
  ): { ok: true; value: unknown; next: number } | { ok: false; failure: Built } {
    const at = { ...request, pointer: itemPointer(request.pointer) };
    for (let variant = from; variant < from + DISTINCT_TRIES; variant++) {
      const built = this.values.build(place, { ...at, variant });
      if (!built.ok) return { ok: false, failure: built };
      if (!seen.has(canonicalJson(built.value))) return { ok: true, value: built.value, next: variant + 1 };
    }
    return { ok: false, failure: fail(request, 'not enough different items were found') };
  }

  /** One place for each item that `contains` asks for. */
  #contained(parts: Parts): Place[] {
    return parts.flatMap(({ schema, pointer }) => {
      if (schema.contains === undefined) return [];
      const place = locate(this.root, schema.contains as JsonSchema, joinPointer(pointer, 'contains'));
      const times = typeof schema.minContains === 'number' ? schema.minContains : 1;
      return Array.from({ length: Math.min(times, MOST_ITEMS) }, () => place);
    });
  }
}

/** Items that `contains` asks for come after those that `prefixItems` describes. */
function containedStart(parts: Parts): number {
  return Math.max(0, ...parts.map(({ schema }) => prefixLength(schema)));
}

function prefixLength(schema: SchemaObject): number {
  return Array.isArray(schema.prefixItems) ? schema.prefixItems.length : 0;
}

function lastIndex(fixed: ReadonlyMap<number, unknown> | undefined): number {
  return Math.max(-1, ...(fixed?.keys() ?? []));
}
