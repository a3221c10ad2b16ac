import { propertyOf } from '../../exchange/schema-types.js';
import type { Resource } from './infer-resources.js';
import { newId } from './new-id.js';
import type { Members } from './overlay.js';
import { asTyped, namedByPath } from './path-identity.js';
import { onlyId } from './place-of-items.js';
import { idParameterOf, type ResourceShape, shapeOf } from './resource-shape.js';
import type { Item } from './state-store.js';

/** What a collection holds before anything was written: the document's examples, each under its own id. */
export function seedItems(resource: Resource, name: string, parameters: Members): Item[] {
  const shape = shapeOf(resource);
  if (resource.isSingleton) {
    const [value = {}] = shape.examples;
    return [{ id: onlyId, order: 1, value: inPlace(resource, shape, value, parameters), isSeed: true }];
  }
  const items = new Map<string, Item>();
  const add = (id: unknown, value: Members): void => {
    if (typeof id !== 'string' && typeof id !== 'number') return;
    const key = String(id);
    const known = items.get(key);
    const order = known?.order ?? items.size + 1;
    // The same thing in another answer: each shows what the other does not.
    const whole = { ...value, ...(known?.value as Members | undefined) };
    items.set(key, { id: key, order, value: inPlace(resource, shape, whole, parameters), isSeed: true });
  };
  for (const example of shape.examples) {
    const own = shape.idProperty === undefined ? undefined : example[shape.idProperty];
    if (own !== undefined) add(own, example);
  }
  const [first = {}] = shape.examples;
  for (const { value: id } of idParameterOf(resource)?.examples ?? []) {
    add(id, withId(shape, first, id));
  }
  if (items.size === 0) {
    const id = newId(shape, name, 1);
    add(id, withId(shape, first, id));
  }
  return [...items.values()];
}

/** A value under another id. */
export function withId({ part, idProperty }: ResourceShape, value: Members, id: unknown): Members {
  if (idProperty === undefined) return value;
  return { ...value, [idProperty]: asTyped(propertyOf(part, idProperty), id) ?? id };
}

/** Items below a parent carry the parent's id. */
function inPlace(resource: Resource, { part }: ResourceShape, value: Members, parameters: Members): Members {
  return { ...value, ...namedByPath(part, resource.path, parameters) };
}
