import {
  conformsTo,
  itemsOf,
  propertyNamesOf,
  propertyOf,
  type SchemaPart,
  takesOtherProperties,
} from '../../exchange/schema-types.js';
import { isMapping } from '../../openapi/document-node.js';

/** An object's members by name. */
export type Members = Readonly<Record<string, unknown>>;

/**
 * The base with the changes in the place of its members: those whose names the schema declares and whose values it
 * allows. What does not fit is fitted deeper down where it can be, else left out; a conforming base stays conforming.
 */
export function overlay(part: SchemaPart, base: Members, changes: Members): Members {
  const declared = declaredMembers(part, changes);
  const whole = { ...base, ...declared };
  if (conformsTo(part, whole)) return whole;
  const isSound = conformsTo(part, base);
  let fitted = base;
  for (const [name, value] of Object.entries(declared)) {
    const fitting = fitMember(propertyOf(part, name), base[name], value);
    if (!fitting) continue;
    const next = { ...fitted, [name]: fitting.value };
    if (!isSound || conformsTo(part, next)) fitted = next;
  }
  return fitted;
}

/** Members under names that the schema writes down, or any where it speaks of others. */
export function declaredMembers(part: SchemaPart, members: Members): Members {
  const names = propertyNamesOf(part);
  const all = Object.keys(members);
  if (all.every((name) => names.includes(name)) || takesOtherProperties(part)) return members;
  return Object.fromEntries(Object.entries(members).filter(([name]) => names.includes(name)));
}

/** The value as far as its schema allows it; `undefined` where nothing of it fits. */
function fitMember(part: SchemaPart, base: unknown, value: unknown): { readonly value: unknown } | undefined {
  if (conformsTo(part, value)) return { value };
  if (isMapping(value)) {
    const fitted = overlay(part, isMapping(base) ? base : {}, value);
    return conformsTo(part, fitted) ? { value: fitted } : undefined;
  }
  if (!Array.isArray(value)) return undefined;
  const bases = Array.isArray(base) ? base : [];
  const items = value.flatMap((item, index) => {
    const fitted = fitMember(itemsOf(part), bases[index] ?? bases[0], item);
    return fitted ? [fitted.value] : [];
  });
  return conformsTo(part, items) ? { value: items } : undefined;
}
