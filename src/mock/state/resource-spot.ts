import {
  itemsOf,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  typesOf,
} from '../../exchange/schema-types.js';
import { isMapping } from '../../openapi/document-node.js';
import type { Members } from './overlay.js';
import { sameName } from './property-names.js';

/** Where in a body something stands: the property names on the way to it, and its schema. */
export interface BodySpot {
  readonly path: readonly string[];
  readonly part: SchemaPart;
}

/** How deep envelopes are looked into: `{data: {item: …}}`. */
const maxDepth = 2;

/** Where a body holds the resource that has one of the names: itself, or inside an envelope. */
export function resourceSpot(part: SchemaPart, names: readonly string[], depth = 0): BodySpot | undefined {
  const declared = propertyNamesOf(part);
  if (names.some((name) => sameName(declared, name) !== undefined)) return { path: [], part };
  if (depth === maxDepth) return undefined;
  for (const name of declared) {
    const inner = propertyOf(part, name);
    if (!typesOf(inner).includes('object')) continue;
    const found = resourceSpot(inner, names, depth + 1);
    if (found) return { path: [name, ...found.path], part: found.part };
  }
  return undefined;
}

/** Where a body holds a list of objects: itself, or inside an envelope. */
export function listSpot(part: SchemaPart, depth = 0): BodySpot | undefined {
  const types = typesOf(part);
  if (types.includes('array')) return types.includes('object') ? undefined : { path: [], part };
  if (depth === maxDepth) return undefined;
  const members = propertyNamesOf(part).map((name) => ({ name, inner: propertyOf(part, name) }));
  const list = members.find(({ inner }) => isListOfObjects(inner));
  if (list) return { path: [list.name], part: list.inner };
  for (const { name, inner } of members) {
    const found = typesOf(inner).includes('object') ? listSpot(inner, depth + 1) : undefined;
    if (found) return { path: [name, ...found.path], part: found.part };
  }
  return undefined;
}

function isListOfObjects(part: SchemaPart): boolean {
  return typesOf(part).includes('array') && typesOf(itemsOf(part)).includes('object');
}

/** What stands at a path of property names; `undefined` where something is missing on the way. */
export function readSpot(body: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((value, name) => (isMapping(value) ? value[name] : undefined), body);
}

/** A copy of the body with another value at a path of property names. */
export function writeSpot(body: unknown, path: readonly string[], value: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return value;
  const members: Members = isMapping(body) ? body : {};
  return { ...members, [name]: writeSpot(members[name], rest, value) };
}
