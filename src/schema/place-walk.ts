import { joinPointer } from '../source/json-pointer.js';
import { itemCounts } from './array-builder.js';
import { type Built, itemPointer, memberPointer } from './build-request.js';
import { membersOf, typesOf } from './facts.js';
import type { JsonSchema } from './json-schema.js';
import { declaredNames, itemPlace, propertyPlace } from './member-place.js';
import { type Choice, locate, type Place, placeKey, type ResolvedPlace, type Selection } from './place.js';
import type { SettledPlace, ValueBuilder } from './value-builder.js';

/** A place of a value, with the smallest whole value around it. */
export interface Spot {
  readonly place: Place;
  readonly selection: Selection;
  /** JSON Pointer into the whole value. */
  readonly pointer: string;
  /** The same with `*` for items, as the values asked for are keyed. */
  readonly general: string;
  /** The alternative this spot is about, if it is not about the place as such. */
  readonly branch?: { readonly choice: Choice; readonly index: number };
  /** Puts a value at this place into the smallest whole value that holds the place. */
  embed(value: unknown): Built;
}

/** A spot whose alternatives are chosen. */
export interface SettledSpot extends Spot {
  readonly settled: SettledPlace;
  /** Places directly inside. */
  readonly children: readonly Spot[];
}

interface Entry {
  readonly spot: Spot;
  /** The keys of the places around. */
  readonly ancestors: ReadonlySet<string>;
}

const MOST_SPOTS = 1_000;
/** Where only some places are of interest, what leads there by many alternatives is not walked to the end. */
const MOST_NEAR_SPOTS = 100;

/** The spot of the whole value. */
export function rootSpot(root: JsonSchema): Spot {
  return {
    place: locate(root, root, ''),
    selection: new Map(),
    pointer: '',
    general: '',
    embed: (value) => ({ ok: true, value }),
  };
}

/**
 * All places of a value, breadth first: for each the properties and items inside, and each alternative of `anyOf`, `oneOf` and
 * `if`. A schema inside itself is looked at once more, not entered. Places for which no value is found are left out, and those
 * that `isNear` refuses by their general pointer.
 */
export function* walkPlaces(
  builder: ValueBuilder,
  isNear?: (general: string) => boolean,
): Generator<SettledSpot> {
  const queue: Entry[] = [{ spot: rootSpot(builder.root), ancestors: new Set() }];
  const seen = new Set<string>();
  for (let count = 0; count < (isNear ? MOST_NEAR_SPOTS : MOST_SPOTS); count++) {
    const next = queue.shift();
    if (next === undefined) return;
    const { spot, ancestors } = next;
    builder.begin();
    const request = { pointer: spot.general, variant: 0, full: false };
    const settled = builder.settle(spot.place, request, spot.selection);
    if (!settled.ok) continue;
    const again = spot.branch === undefined && ancestors.has(placeKey(spot.place));
    const children =
      again || builder.isPinned(spot.general) ? [] : childrenOf(builder, spot, settled, isNear);
    yield { ...spot, settled, children };
    if (again) continue;
    const inside = new Set([...ancestors, placeKey(spot.place)]);
    for (const child of children) {
      const key = `${child.pointer} ${placeKey(child.place)}`;
      if (seen.has(key)) continue;
      // A place whose first value one alternative around it cannot hold is looked at again in the others.
      if (isHeld(builder, child)) seen.add(key);
      queue.push({ spot: child, ancestors: inside });
    }
    for (const choice of settled.choices.filter(({ pointer }) => !spot.selection.has(pointer))) {
      for (const [index, option] of choice.options.entries()) {
        if (index === choice.chosen || seen.has(`${spot.pointer} | ${option}`)) continue;
        seen.add(`${spot.pointer} | ${option}`);
        const selection = new Map([...spot.selection, [choice.pointer, index] as const]);
        queue.push({ spot: { ...spot, selection, branch: { choice, index } }, ancestors });
      }
    }
  }
}

/** Whether the first value of the place makes a valid whole. */
function isHeld(builder: ValueBuilder, { place, general, embed }: Spot): boolean {
  builder.begin();
  const built = builder.build(place, { pointer: general, variant: 0, full: false });
  const whole = built.ok ? embed(built.value) : built;
  return whole.ok && builder.conforms(rootSpot(builder.root).place, whole.value);
}

function childrenOf(
  builder: ValueBuilder,
  spot: Spot,
  settled: ResolvedPlace,
  isNear: (general: string) => boolean = () => true,
): Spot[] {
  const { parts } = settled;
  if (membersOf(parts) !== undefined) return [];
  const types = typesOf(parts);
  const children = [
    ...(types.includes('object') ? propertySpots(builder, spot, settled) : []),
    ...(types.includes('array') ? itemSpots(builder, spot, settled) : []),
  ];
  return children.filter(({ general }) => isNear(general));
}

function propertySpots(builder: ValueBuilder, spot: Spot, { parts }: ResolvedPlace): Spot[] {
  const spotOf = (name: string): Spot => ({
    place: propertyPlace(builder.root, parts, name),
    selection: new Map(),
    pointer: joinPointer(spot.pointer, name),
    general: memberPointer(spot.general, name),
    embed: (value) => {
      const request = { pointer: spot.general, variant: 0, full: false };
      const built = builder.objects.build(parts, request, { fixed: new Map([[name, value]]) });
      return built.ok ? spot.embed(built.value) : built;
    },
  });
  const declared = declaredNames(parts).map(spotOf);
  const known = new Set(['', ...declared.map(({ place }) => placeKey(place))]);
  const invented = builder.objects.inventedNames(parts).map(spotOf);
  return [...declared, ...firstOfEachPlace(invented, known)];
}

function itemSpots(builder: ValueBuilder, spot: Spot, { parts }: ResolvedPlace): Spot[] {
  const spotOf = (index: number): Spot => ({
    place: itemPlace(builder.root, parts, index),
    selection: new Map(),
    pointer: joinPointer(spot.pointer, index),
    general: itemPointer(spot.general),
    embed: (value) => {
      const request = { pointer: spot.general, variant: 0, full: false };
      const built = builder.arrays.build(parts, request, { fixed: new Map([[index, value]]) });
      return built.ok ? spot.embed(built.value) : built;
    },
  });
  const described = Math.max(0, ...parts.map(({ schema }) => [schema.prefixItems ?? []].flat().length));
  const indexes = Array.from({ length: Math.min(described + 1, itemCounts(parts).max) }, (_, index) => index);
  return firstOfEachPlace(indexes.map(spotOf), new Set(['']));
}

function firstOfEachPlace(spots: readonly Spot[], seen: Set<string>): Spot[] {
  return spots.filter(({ place }) => {
    const key = placeKey(place);
    return !seen.has(key) && seen.add(key);
  });
}
