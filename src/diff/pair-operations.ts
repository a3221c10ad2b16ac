import type { Operation, Parameter } from '../openapi/api.js';

/** Two versions of one thing; one of the two is absent for what was added or is gone. */
export interface Pair<Thing> {
  readonly old?: Thing;
  readonly new?: Thing;
}

/** Operations by method and path template; the names of path parameters make no difference. Those that are gone stand first. */
export function pairOperations(old: readonly Operation[], next: readonly Operation[]): Pair<Operation>[] {
  return pairBy(old, next, shapeOf, shapeOf);
}

/** Parameters by place and name, those of the path by their place in the template, whatever they are called. */
export function pairParameters(old: Operation, next: Operation): Pair<Parameter>[] {
  return pairBy(old.parameters, next.parameters, keyIn(old), keyIn(next));
}

function pairBy<Thing>(
  old: readonly Thing[],
  next: readonly Thing[],
  keyOfOld: (thing: Thing) => string,
  keyOfNew: (thing: Thing) => string,
): Pair<Thing>[] {
  const before = new Set(old.map(keyOfOld));
  const after = new Map(next.map((thing) => [keyOfNew(thing), thing]));
  const pairs = old.map((thing): Pair<Thing> => {
    const other = after.get(keyOfOld(thing));
    return { old: thing, ...(other === undefined ? {} : { new: other }) };
  });
  const added = next.filter((thing) => !before.has(keyOfNew(thing)));
  return [...pairs, ...added.map((thing) => ({ new: thing }))];
}

/** A template without the names of its parameters. */
function shapeOf({ method, path }: Operation): string {
  return `${method} ${path.replaceAll(/\{[^{}]*\}/g, '{}')}`;
}

function keyIn({ path }: Operation): (parameter: Parameter) => string {
  const order = [...path.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1]);
  return ({ name, in: place }) =>
    `${place} ${place === 'path' ? order.indexOf(name) : place === 'header' ? name.toLowerCase() : name}`;
}
