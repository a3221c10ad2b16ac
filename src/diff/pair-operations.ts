import type { Operation, Parameter } from '../openapi/api.js';

/** Two versions of one thing; one of the two is absent for what was added or is gone. */
export interface Pair<Thing> {
  readonly old?: Thing;
  readonly new?: Thing;
}

/**
 * Operations by method and path, then, of those that are left, by method and path template, whatever its parameters are called. Those
 * that are gone stand before those that are new.
 */
export function pairOperations(old: readonly Operation[], next: readonly Operation[]): Pair<Operation>[] {
  return pairBy(old, next, [
    [keyOf, keyOf],
    [shapeOf, shapeOf],
  ]);
}

/** Parameters by place and name, those of the path by their place in the template, whatever they are called. */
export function pairParameters(old: Operation, next: Operation): Pair<Parameter>[] {
  return pairBy(old.parameters, next.parameters, [[keyIn(old), keyIn(next)]]);
}

type KeyOf<Thing> = (thing: Thing) => string;

/** By each pair of keys in turn, of the old and of the new; the first of several with one key meet. */
function pairBy<Thing>(
  old: readonly Thing[],
  next: readonly Thing[],
  keys: readonly (readonly [KeyOf<Thing>, KeyOf<Thing>])[],
): Pair<Thing>[] {
  const later = new Map<Thing, Thing>();
  const known = new Set<Thing>();
  for (const [keyOfOld, keyOfNew] of keys) {
    const open = new Map<string, Thing[]>();
    for (const thing of next) {
      if (!known.has(thing)) open.set(keyOfNew(thing), [...(open.get(keyOfNew(thing)) ?? []), thing]);
    }
    for (const thing of old) {
      const other = later.has(thing) ? undefined : open.get(keyOfOld(thing))?.shift();
      if (other === undefined) continue;
      later.set(thing, other);
      known.add(other);
    }
  }
  const pairs = old.map((thing): Pair<Thing> => {
    const other = later.get(thing);
    return { old: thing, ...(other === undefined ? {} : { new: other }) };
  });
  return [...pairs, ...next.filter((thing) => !known.has(thing)).map((thing) => ({ new: thing }))];
}

const keyOf = ({ method, path }: Operation) => `${method} ${path}`;

/** A template without the names of its parameters. */
function shapeOf({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
}

function keyIn({ path }: Operation): (parameter: Parameter) => string {
  const order = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]);
  return ({ name, in: place }) =>
    `${place} ${place === 'path' ? order.indexOf(name) : place === 'header' ? name.toLowerCase() : name}`;
}
